import type { ApprovalView } from '../../../../contract/floor.ts';

/** Something that waits for a colleague. */
export function drawnApproval(kind: ApprovalView['kind'], change: Partial<ApprovalView> = {}): ApprovalView {
  const pen = { en: 'Gel pen', 'zh-Hans': '中性笔' };
  return {
    approvalId: `ask-${kind}`,
    sessionId: 'session-1',
    kind,
    lineId: kind === 'tag' || kind === 'price' ? 'line-gel-pen-blue' : null,
    names: kind === 'age' ? [{ en: 'Pilsner', 'zh-Hans': '皮尔森啤酒' }] : kind === 'discount' ? [] : [pen],
    quantity: 1,
    minAge: kind === 'age' ? 18 : null,
    listed: kind === 'price' ? 250 : null,
    unit: null,
    percent: kind === 'discount' ? 15 : null,
    reason: '',
    askedBy: null,
    needs: kind === 'discount' ? 'supervisor' : 'staff',
    ...change,
  };
}
