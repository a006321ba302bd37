/** What comes after the total was agreed to, and an order put aside: one piece of code, fetched ahead of its time. */
export { CheckingScreen } from './checking.tsx';
export { DeclinedScreen } from './declined.tsx';
export { DoneScreen } from './done.tsx';
export { ParkedScreen } from './parked.tsx';
export { PayScreen } from './pay.tsx';
