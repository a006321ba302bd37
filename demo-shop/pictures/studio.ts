import {
  AmbientLight,
  Box3,
  Color,
  DirectionalLight,
  FloatType,
  Group,
  Mesh,
  type Object3D,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  ShaderChunk,
  ShadowMaterial,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js';
import { toDisplay } from './develop.ts';

/** How one picture is taken. */
export interface Shot {
  readonly subject: Object3D;
  /** Degrees above the table; flat things are seen from higher up. */
  readonly elevation?: number;
  /** Part of the frame that the subject fills; 0.86 unless told. */
  readonly fill?: number;
}

export interface Film {
  /** Edge length in pixels. */
  readonly size: number;
  /** Exposures that are averaged: each with other light positions, so shadows are soft and edges smooth. */
  readonly exposures: number;
}

const KEY_DIRECTION = new Vector3(-0.6, 1.5, 0.55).normalize();
const KEY_SPREAD = 0.22;
const KEY_STRENGTH = 1.75;
const SKY_STRENGTH = 2.3;
/** Steps of the R2 sequence (a two-dimensional golden ratio): even cover without a pattern. */
function spread(n: number): readonly [number, number] {
  return [(0.5 + n * 0.7548776662466927) % 1, (0.5 + n * 0.5698402909980532) % 1];
}

const TURN = Math.PI * 2;
/** The sine of the lowest height that skylight comes from: the walls of the room are dark. */
const LOWEST_SKY = 0.3;

/** The one photo studio: same camera, same window to the upper left, same table for every picture. */
export class Studio {
  readonly #renderer: WebGLRenderer;
  readonly #environment;

  constructor(canvas: HTMLCanvasElement) {
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: false });
    this.#renderer.shadowMap.enabled = true;
    this.#renderer.shadowMap.type = PCFShadowMap;
    this.#renderer.setClearColor(0x000000, 0);
    const maker = new PMREMGenerator(this.#renderer);
    this.#environment = maker.fromScene(new RoomEnvironment(), 0.03).texture;
  }

  /** One square picture of the subject on nothing but its own soft shadow; straight-alpha sRGB pixels. */
  take(shot: Shot, film: Film): ImageData {
    const scene = new Scene();
    scene.environment = this.#environment;
    scene.environmentIntensity = 0.34;
    const stage = new Group();
    stage.add(shot.subject);
    scene.add(stage, new AmbientLight(0xfff4e8, 0.12));
    stage.updateMatrixWorld(true);
    const bounds = new Box3().setFromObject(stage, true);
    const reach = bounds.getSize(new Vector3()).length() / 2;
    const middle = bounds.getCenter(new Vector3());

    const table = new Mesh(new PlaneGeometry(reach * 12, reach * 12), tableMaterial());
    table.rotation.x = -Math.PI / 2;
    table.position.y = bounds.min.y;
    table.receiveShadow = true;
    scene.add(table);

    const keys = [0, 1].map(() => this.#light(scene, 0xfff1dd, reach, middle));
    const skies = [0, 1, 2].map(() => this.#light(scene, 0xeaf1ff, reach, middle));
    const camera = aim(stage, middle, shot);
    const target = new WebGLRenderTarget(film.size, film.size, { type: FloatType });
    const sum = new Float32Array(film.size * film.size * 4);
    const frame = new Float32Array(sum.length);

    for (let n = 0; n < film.exposures; n += 1) {
      for (const [at, light] of keys.entries()) {
        const [u, v] = spread(n * keys.length + at);
        const out = Math.sqrt(v) * KEY_SPREAD;
        light.intensity = KEY_STRENGTH / keys.length;
        light.position
          .copy(KEY_DIRECTION)
          .add(new Vector3(Math.cos(u * TURN) * out, 0, Math.sin(u * TURN) * out))
          .normalize()
          .multiplyScalar(reach * 4)
          .add(middle);
      }
      for (const [at, light] of skies.entries()) {
        const [u, v] = spread(n * skies.length + at);
        const height = LOWEST_SKY + (1 - LOWEST_SKY) * v;
        const flat = Math.sqrt(1 - height * height);
        light.intensity = SKY_STRENGTH / skies.length;
        light.position
          .set(Math.cos(u * TURN) * flat, height, Math.sin(u * TURN) * flat)
          .multiplyScalar(reach * 4)
          .add(middle);
      }
      const [right, down] = spread(n);
      camera.setViewOffset(film.size, film.size, right - 0.5, down - 0.5, film.size, film.size);
      this.#renderer.setRenderTarget(target);
      this.#renderer.clear();
      this.#renderer.render(scene, camera);
      this.#renderer.readRenderTargetPixels(target, 0, 0, film.size, film.size, frame);
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (frame[at] ?? 0);
    }
    target.dispose();
    stage.traverse((part) => {
      if (part instanceof Mesh) part.geometry.dispose();
    });
    return toDisplay(sum, film);
  }

  #light(scene: Scene, tone: number, reach: number, middle: Vector3): DirectionalLight {
    const light = new DirectionalLight(new Color(tone));
    light.castShadow = true;
    light.shadow.mapSize.set(768, 768);
    const box = light.shadow.camera;
    box.left = box.bottom = -reach * 1.25;
    box.right = box.top = reach * 1.25;
    box.near = reach;
    box.far = reach * 8;
    light.shadow.bias = -0.0004;
    light.shadow.normalBias = reach * 0.006;
    light.target.position.copy(middle);
    scene.add(light, light.target);
    return light;
  }
}

/** Shows nothing but the shadows on it, as the mean of all lights; three.js would multiply them. */
function tableMaterial(): ShadowMaterial {
  const material = new ShadowMaterial({ color: 0x2a1710, opacity: 0.62 });
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      '#include <shadowmask_pars_fragment>',
      ShaderChunk.shadowmask_pars_fragment
        .replace('float shadow = 1.0;', 'float shadow = 0.0;')
        .replaceAll('shadow *=', 'shadow +=')
        .replace('return shadow;', 'return shadow / float(NUM_DIR_LIGHT_SHADOWS);'),
    );
  };
  return material;
}

/** Moves the camera along its line until the subject fills its part of the frame, centred. */
function aim(stage: Object3D, middle: Vector3, shot: Shot): PerspectiveCamera {
  const camera = new PerspectiveCamera(18, 1, 0.1, 1000);
  const rise = ((shot.elevation ?? 27) * Math.PI) / 180;
  const line = new Vector3(0, Math.sin(rise), Math.cos(rise));
  const corners: Vector3[] = [];
  stage.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    const places = part.geometry.getAttribute('position');
    for (let n = 0; n < places.count; n += 3) {
      corners.push(new Vector3().fromBufferAttribute(places, n).applyMatrix4(part.matrixWorld));
    }
  });
  const centre = middle.clone();
  let distance = 40;
  const fill = shot.fill ?? 0.86;
  for (let round = 0; round < 6; round += 1) {
    camera.position.copy(centre).addScaledVector(line, distance);
    camera.lookAt(centre);
    camera.updateMatrixWorld();
    const seen = new Box3();
    const depth = distance * Math.tan((camera.fov * Math.PI) / 360);
    for (const corner of corners) seen.expandByPoint(corner.clone().project(camera));
    const size = seen.getSize(new Vector3());
    const offset = seen.getCenter(new Vector3());
    const up = new Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
    centre.x += offset.x * depth;
    centre.addScaledVector(up, offset.y * depth);
    distance *= Math.max(size.x, size.y) / 2 / fill;
  }
  camera.position.copy(centre).addScaledVector(line, distance);
  camera.lookAt(centre);
  return camera;
}
