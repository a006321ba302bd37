import {
  BoxGeometry,
  type BufferGeometry,
  CatmullRomCurve3,
  CylinderGeometry,
  ExtrudeGeometry,
  LatheGeometry,
  PlaneGeometry,
  Shape,
  SphereGeometry,
  SplineCurve,
  TorusGeometry,
  TubeGeometry,
  Vector2,
  Vector3,
} from 'three';
import { RoundedBoxGeometry } from 'three/addons/geometries/RoundedBoxGeometry.js';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';

import { noise } from './noise.ts';
import { shaped } from './skin.ts';

export type Xy = readonly [number, number];

export type Xyz = readonly [number, number, number];

/** A turned form from [radius, height] points; `smooth` bends the outline through them. */
export function turned(outline: readonly Xy[], smooth = false, sides = 96): BufferGeometry {
  const points = outline.map(([r, y]) => new Vector2(r, y));
  return new LatheGeometry(smooth ? new SplineCurve(points).getPoints(outline.length * 6) : points, sides);
}

/** An open round surface seen from above, `heightAt` 0 in the middle … 1 at its edge. */
export function surface(
  radius: number,
  heightAt: (out: number) => number = () => 0,
  rings = 30,
): BufferGeometry {
  const outline = Array.from({ length: rings }, (_, n) => {
    const out = 1 - n / (rings - 1);
    return [Math.max(0.004, radius * out), heightAt(out)] as const;
  });
  return turned(outline, false, 112);
}

export function block(w: number, h: number, d: number, round = 0.1): BufferGeometry {
  return new RoundedBoxGeometry(w, h, d, Math.max(w, h, d) < 0.5 ? 2 : 5, round);
}

/** As many facets as its size in the picture deserves: crumbs and seeds come by the hundred. */
export function ball(radius: number): BufferGeometry {
  const facets = radius < 0.15 ? 12 : radius < 0.4 ? 24 : 56;
  return new SphereGeometry(radius, facets, Math.round(facets * 0.75));
}

/** A box swollen towards a ball: `sharp` 1 is a ball, near 0 a box. Its whole skin can be reshaped and tinted. */
export function pillow(w: number, h: number, d: number, sharp: number): BufferGeometry {
  const cube = new BoxGeometry(2, 2, 2, 36, 36, 36);
  return shaped(cube, (p) => {
    const length =
      (Math.abs(p.x) ** (2 / sharp) + Math.abs(p.y) ** (2 / sharp) + Math.abs(p.z) ** (2 / sharp)) **
      (sharp / 2);
    p.set((p.x / length) * (w / 2), (p.y / length) * (h / 2), (p.z / length) * (d / 2));
  });
}

export function rod(radius: number, length: number, radiusEnd = radius, sides = 48): BufferGeometry {
  return new CylinderGeometry(radiusEnd, radius, length, sides, 1);
}

export function ring(radius: number, thickness: number, arc = Math.PI * 2): BufferGeometry {
  return new TorusGeometry(radius, thickness, thickness < 0.12 ? 10 : 32, radius < 0.5 ? 32 : 96, arc);
}

export function wire(points: readonly Xyz[], radius: number, closed = false): BufferGeometry {
  const curve = new CatmullRomCurve3(
    points.map((p) => new Vector3(...p)),
    closed,
  );
  return new TubeGeometry(curve, points.length * 10, radius, radius < 0.15 ? 10 : 24, closed);
}

/** A flat outline given a thickness and a soft edge, lying on the table. */
export function cutOut(outline: Shape | readonly Xy[], thickness: number, bevel = 0.06): BufferGeometry {
  const shape = outline instanceof Shape ? outline : new Shape(outline.map(([x, y]) => new Vector2(x, y)));
  const geometry = new ExtrudeGeometry(shape, {
    depth: Math.max(0.001, thickness - 2 * bevel),
    bevelEnabled: true,
    bevelSize: bevel,
    bevelThickness: bevel,
    bevelSegments: 3,
    curveSegments: 20,
  });
  geometry.translate(0, 0, bevel);
  geometry.rotateX(-Math.PI / 2);
  return geometry;
}

/** A closed curve through the points. */
export function blob(points: readonly Xy[]): Shape {
  const shape = new Shape();
  const curve = new CatmullRomCurve3(
    points.map(([x, y]) => new Vector3(x, y, 0)),
    true,
  );
  shape.setFromPoints(curve.getPoints(points.length * 7).map((p) => new Vector2(p.x, p.y)));
  return shape;
}

/** A sealed bag standing up: flat at both ends, full in the middle. Keeps its texture coordinates. */
export function pillowBag(w: number, h: number, depth: number) {
  const sheetForm = new PlaneGeometry(w, h, 60, 80);
  const bagForm = sheetForm.clone();
  for (const [form, side] of [
    [sheetForm, 1],
    [bagForm, -1],
  ] as const) {
    const places = form.getAttribute('position');
    for (let n = 0; n < places.count; n += 1) {
      const [x, y] = [places.getX(n) / (w / 2), places.getY(n) / (h / 2)];
      const full = Math.sqrt(Math.max(0, (1 - x ** 2) * (1 - Math.abs(y / 0.92) ** 3)));
      const crease = Math.sin(x * 14) * 0.035 * Math.abs(y) ** 5 + noise(x * 3, y * 3, side) * 0.05 * full;
      places.setZ(n, side * ((full * depth) / 2 + 0.012) + crease);
      places.setX(n, places.getX(n) * (1 - 0.05 * full));
    }
    form.computeVertexNormals();
  }
  return mergeGeometries([sheetForm, bagForm]);
}
