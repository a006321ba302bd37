import { contactButton } from './contact-button.ts';
import { escpos } from './escpos.ts';
import { espa } from './espa.ts';
import { httpPager } from './http-pager.ts';
import { hidButton } from './hid-button.ts';
import { hidLight } from './hid-light.ts';
import { hidPos } from './hid-pos.ts';
import { lineButton } from './line-button.ts';
import { lineLight } from './line-light.ts';
import { mqttButton } from './mqtt-button.ts';
import { mqttLight } from './mqtt-light.ts';
import { mqttPager } from './mqtt-pager.ts';
import { pagerLine } from './pager-line.ts';
import { cd5220, dmD } from './pole-displays.ts';
import { serialScanner } from './serial-scanner.ts';
import { tap } from './tap.ts';
import { virtualTerminal } from './virtual-terminal.ts';
import { zvt } from './zvt.ts';

/** Every driver that there is. A new one is a file here and a line in this list. */
export const drivers = [
  escpos,
  serialScanner,
  hidPos,
  tap,
  espa,
  pagerLine,
  httpPager,
  mqttPager,
  zvt,
  virtualTerminal,
  lineButton,
  hidButton,
  contactButton,
  mqttButton,
  hidLight,
  lineLight,
  mqttLight,
  cd5220,
  dmD,
] as const;
