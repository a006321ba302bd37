import type { DeviceView } from '../../../contract/device-views.ts';
import css from './test-picture.module.css';

const ink = 'currentColor';

function Printer() {
  return (
    <>
      <rect x="10" y="44" width="100" height="34" rx="6" fill="none" stroke={ink} strokeWidth="4" />
      <path d="M28 44V8h64v36" fill="var(--surface)" stroke={ink} strokeWidth="3" />
      <path d="M36 18h30M36 26h48M36 34h20M72 34h12" stroke={ink} strokeWidth="3" />
      <path d="M28 50h64" stroke={ink} strokeWidth="4" strokeDasharray="4 3" />
      <circle cx="98" cy="66" r="3.5" fill={ink} />
    </>
  );
}

function Scanner() {
  return (
    <>
      <path
        d="M14 14h34l6 12-14 6v30a6 6 0 0 1-6 6h-8a6 6 0 0 1-6-6V32l-6-6z"
        fill="none"
        stroke={ink}
        strokeWidth="4"
      />
      <path d="M56 20 76 8M56 24h20M56 28l20 12" stroke="var(--danger)" strokeWidth="2.5" />
      <path d="M84 8v36M89 8v36M95 8v36M99 8v36M106 8v36" stroke={ink} strokeWidth="3" />
    </>
  );
}

function Pager() {
  return (
    <>
      <rect x="24" y="24" width="72" height="46" rx="8" fill="none" stroke={ink} strokeWidth="4" />
      <rect x="33" y="33" width="54" height="18" fill="none" stroke={ink} strokeWidth="2.5" />
      <text x="60" y="47" textAnchor="middle" fontSize="13" fontWeight="700" fill={ink}>
        TEST
      </text>
      <path d="M34 60h14M56 60h8" stroke={ink} strokeWidth="4" />
      <path d="M12 34c-5 8-5 18 0 26M108 34c5 8 5 18 0 26" fill="none" stroke={ink} strokeWidth="3" />
    </>
  );
}

function Button() {
  return (
    <>
      <path d="M14 74h92" stroke={ink} strokeWidth="4" />
      <path d="M24 72V64a6 6 0 0 1 6-6h60a6 6 0 0 1 6 6v8" fill="none" stroke={ink} strokeWidth="4" />
      <path d="M36 56c2-12 46-12 48 0" fill="var(--danger-tint)" stroke={ink} strokeWidth="4" />
      <path d="M60 4v26m-9-10 9 10 9-10" fill="none" stroke={ink} strokeWidth="4" />
    </>
  );
}

function Light() {
  return (
    <>
      <path d="M40 78h40M60 78v-8" stroke={ink} strokeWidth="4" />
      <rect x="44" y="6" width="32" height="64" rx="8" fill="none" stroke={ink} strokeWidth="4" />
      <path d="M44 27h32M44 49h32" stroke={ink} strokeWidth="3" />
      <path d="M34 12 22 6M34 20H20M86 12l12-6M86 20h14" stroke={ink} strokeWidth="3" />
    </>
  );
}

function Display() {
  return (
    <>
      <rect x="8" y="12" width="104" height="42" rx="6" fill="none" stroke={ink} strokeWidth="4" />
      <text x="16" y="30" fontSize="13" fontFamily="monospace" fontWeight="700" fill={ink}>
        TEST 0123456
      </text>
      <path d="M16 42h60" stroke={ink} strokeWidth="3" strokeDasharray="5 3" />
      <path d="M60 54v22M42 78h36" stroke={ink} strokeWidth="4" />
    </>
  );
}

function Terminal() {
  return (
    <>
      <rect x="34" y="6" width="52" height="72" rx="8" fill="none" stroke={ink} strokeWidth="4" />
      <rect x="42" y="14" width="36" height="20" fill="none" stroke={ink} strokeWidth="2.5" />
      <path d="m52 24 6 6 11-11" fill="none" stroke="var(--good)" strokeWidth="4" />
      <path
        d="M44 46h6M57 46h6M70 46h6M44 56h6M57 56h6M70 56h6M44 66h6M57 66h6M70 66h6"
        stroke={ink}
        strokeWidth="4"
      />
    </>
  );
}

const pictures = {
  printer: Printer,
  scanner: Scanner,
  pager: Pager,
  button: Button,
  light: Light,
  display: Display,
  terminal: Terminal,
} as const;

/** What should happen in front of the technician, for those who read pictures faster than words. */
export function TestPicture({ kind }: { readonly kind: DeviceView['kind'] }) {
  const Picture = pictures[kind];
  return (
    <svg className={css['picture']} viewBox="0 0 120 84" aria-hidden="true" focusable="false">
      <Picture />
    </svg>
  );
}
