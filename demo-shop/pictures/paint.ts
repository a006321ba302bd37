import { CanvasTexture, CircleGeometry, type Mesh, SRGBColorSpace } from 'three';
import { solid } from './assemble.ts';
import { clay } from './matter.ts';

/** A round flat top of a drink or dish, painted on a canvas of 512 × 512. */
export function painted(radius: number, paint: (brush: CanvasRenderingContext2D) => void, more = {}): Mesh {
  const geometry = new CircleGeometry(radius, 96);
  geometry.rotateX(-Math.PI / 2);
  return solid(
    geometry,
    clay('#ffffff', { map: canvasOf(512, 512, paint), roughness: 0.5, sheen: 0, ...more }),
  );
}

export function canvasOf(
  w: number,
  h: number,
  paint: (brush: CanvasRenderingContext2D) => void,
): CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = w;
  canvas.height = h;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('this browser has no 2D canvas');
  paint(brush);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  return texture;
}
