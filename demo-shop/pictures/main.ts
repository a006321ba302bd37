import { shots } from './shots.ts';
import { Studio } from './studio.ts';

const canvas = document.createElement('canvas');
const studio = new Studio(canvas);

/** Takes the picture of that name; a WebP data address, as good as `mostBytes` allow. */
function draw(name: string, size: number, exposures: number, mostBytes: number): string {
  const make = shots[name];
  if (make === undefined) throw new Error(`no picture is called ${name}`);
  const image = studio.take(make(), { size, exposures });
  const paper = document.createElement('canvas');
  paper.width = size;
  paper.height = size;
  paper.getContext('2d')?.putImageData(image, 0, 0);
  for (const quality of [0.86, 0.78, 0.68]) {
    const address = paper.toDataURL('image/webp', quality);
    if (address.length * 0.75 <= mostBytes) return address;
  }
  throw new Error(`${name} does not fit in ${mostBytes} bytes`);
}

Object.assign(window, { draw, pictureNames: Object.keys(shots) });
