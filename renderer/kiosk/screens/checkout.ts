/** The order, its review and what comes after, and an order put aside: one piece of code, fetched ahead of its time. */
export { CheckingScreen } from './checking.tsx';
export { DeclinedScreen } from './declined.tsx';
export { DoneScreen } from './done.tsx';
export { OrderScreen } from './order.tsx';
export { ParkedScreen } from './parked.tsx';
export { PayScreen } from './pay.tsx';
export { ReviewScreen } from './review.tsx';
