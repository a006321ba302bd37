// The published types cover only the package's front door, which would load its broken USB and serial adapters.
declare module 'escpos/printer.js' {
  import type { Printer } from 'escpos';

  const printer: typeof Printer;
  export default printer;
}
