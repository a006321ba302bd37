import { lazy, Suspense } from 'react';
import type { ManagerView } from '../../../contract/views.ts';

// Charts and the staff's own panels are loaded when somebody opens these tabs, not before.
const Page = lazy(() => import('./insight-page.tsx').then(({ InsightPage }) => ({ default: InsightPage })));
const Inbox = lazy(() => import('./inbox-page.tsx').then(({ InboxPage }) => ({ default: InboxPage })));

export function InsightTab({ view }: { readonly view: ManagerView }) {
  return (
    <Suspense fallback={null}>
      <Page view={view} />
    </Suspense>
  );
}

export function InboxTab({ view }: { readonly view: ManagerView }) {
  return (
    <Suspense fallback={null}>
      <Inbox view={view} />
    </Suspense>
  );
}
