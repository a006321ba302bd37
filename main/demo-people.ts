/** The people of the demo shop. Their PINs are printed at start, so they must never reach a real shop. */
export const demoPeople = [
  { staffId: 'demo-mia', name: 'Mia', role: 'staff', pin: '1111' },
  { staffId: 'demo-jonas', name: 'Jonas', role: 'staff', pin: '2222' },
  { staffId: 'demo-lin', name: 'Lin', role: 'supervisor', pin: '3333' },
  { staffId: 'demo-petra', name: 'Petra', role: 'manager', pin: '9999' },
] as const;
