export const golden = ['#f7d795', '#e09a3a', '#a85c1a'] as const;

export const white = '#fbf5ea';

export const terracotta = '#cf6f4e';

export const sage = '#8fa98a';

export const ocean = '#4d7f98';

export const honey = '#e9b04a';

export const rose = '#e3a198';
