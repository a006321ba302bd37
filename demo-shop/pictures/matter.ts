import {
  Color,
  CustomBlending,
  DoubleSide,
  MeshPhysicalMaterial,
  type MeshPhysicalMaterialParameters,
  OneFactor,
  OneMinusSrcAlphaFactor,
} from 'three';

/** Soft, slightly waxy matter: the look that everything in the shop shares. */
export function clay(color: string, more: MeshPhysicalMaterialParameters = {}): MeshPhysicalMaterial {
  return new MeshPhysicalMaterial({
    color,
    roughness: 0.62,
    sheen: 0.35,
    sheenRoughness: 0.6,
    sheenColor: new Color(color).lerp(new Color('#ffffff'), 0.4),
    side: DoubleSide,
    ...more,
  });
}

/** Glazed china, icing, wet fruit. */
export function glossy(color: string, more: MeshPhysicalMaterialParameters = {}): MeshPhysicalMaterial {
  return clay(color, { roughness: 0.32, clearcoat: 0.8, clearcoatRoughness: 0.16, sheen: 0, ...more });
}

export function metal(color: string, roughness = 0.28): MeshPhysicalMaterial {
  return new MeshPhysicalMaterial({
    color,
    metalness: 0.95,
    roughness,
    envMapIntensity: 2.4,
    side: DoubleSide,
  });
}

/** Clear matter: thin seen from the front, thicker at its rim, and its reflections are never see-through. */
export function glass(tint = '#eef6f8', body = 0.04, rim = 0.5): MeshPhysicalMaterial {
  const material = new MeshPhysicalMaterial({
    color: tint,
    roughness: 0.06,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    envMapIntensity: 2.2,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
  });
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      '#include <opaque_fragment>',
      `float facing = abs(dot(normalize(vViewPosition), normal));
       float veil = mix(${body.toFixed(3)}, ${rim.toFixed(3)}, pow(1.0 - facing, 2.2));
       float gleam = clamp(max(totalSpecular.r, max(totalSpecular.g, totalSpecular.b)), 0.0, 1.0);
       gl_FragColor = vec4(totalDiffuse * veil + totalSpecular, clamp(veil + gleam, 0.0, 1.0));`,
    );
  };
  material.customProgramCacheKey = () => `glass ${body} ${rim}`;
  return material;
}

/** The material of a tinted form. */
export function crust(more: MeshPhysicalMaterialParameters = {}): MeshPhysicalMaterial {
  return clay('#ffffff', { vertexColors: true, sheen: 0.15, roughness: 0.55, ...more });
}
