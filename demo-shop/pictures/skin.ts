import { type BufferGeometry, Color, Float32BufferAttribute, Vector3 } from 'three';
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js';
import { noise } from './noise.ts';

/** Reshapes every point; normals are made anew, without a seam. */
export function shaped(geometry: BufferGeometry, move: (p: Vector3, n: Vector3) => void): BufferGeometry {
  geometry.deleteAttribute('uv');
  const bare = geometry.clone();
  bare.deleteAttribute('normal');
  const merged = mergeVertices(bare, 1e-4);
  merged.computeVertexNormals();
  const places = merged.getAttribute('position');
  const normals = merged.getAttribute('normal');
  const p = new Vector3();
  const n = new Vector3();
  for (let at = 0; at < places.count; at += 1) {
    move(p.fromBufferAttribute(places, at), n.fromBufferAttribute(normals, at));
    places.setXYZ(at, p.x, p.y, p.z);
  }
  merged.computeVertexNormals();
  return merged;
}

export function bumpy(geometry: BufferGeometry, height: number, fineness: number, seed = 0): BufferGeometry {
  return shaped(geometry, (p, n) => {
    const rough =
      noise(p.x * fineness + seed, p.y * fineness, p.z * fineness) +
      0.5 * noise(p.x * fineness * 2.3, p.y * fineness * 2.3 + seed, p.z * fineness * 2.3);
    p.addScaledVector(n, rough * height);
  });
}

/** Colours every point, e.g. browner on top. Use with `crust()`. */
export function tinted(geometry: BufferGeometry, tint: (p: Vector3, n: Vector3) => Color): BufferGeometry {
  const places = geometry.getAttribute('position');
  const normals = geometry.getAttribute('normal');
  const colors = new Float32Array(places.count * 3);
  const p = new Vector3();
  const n = new Vector3();
  for (let at = 0; at < places.count; at += 1) {
    tint(p.fromBufferAttribute(places, at), n.fromBufferAttribute(normals, at)).toArray(colors, at * 3);
  }
  geometry.setAttribute('color', new Float32BufferAttribute(colors, 3));
  return geometry;
}

export function mix(from: string, to: string, share: number): Color {
  return new Color(from).lerp(new Color(to), Math.min(1, Math.max(0, share)));
}

/** Pale below, browner where it meets the oven's heat. */
export function baked(
  geometry: BufferGeometry,
  low: number,
  high: number,
  tones: readonly [string, string, string],
): BufferGeometry {
  const [pale, gold, brown] = tones;
  return tinted(geometry, (p, n) => {
    const heat = (p.y - low) / (high - low) + 0.25 * n.y + 0.14 * noise(p.x * 3, p.y * 3, p.z * 3);
    return heat < 0.5 ? mix(pale, gold, heat * 2) : mix(gold, brown, heat * 2 - 1);
  });
}
