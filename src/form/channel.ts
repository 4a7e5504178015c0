/** 收到方式: the ways an application comes in, which article 31 of 《政府信息公开条例》 treats differently. */
export const channels = [
  { id: 'inPerson', name: '当面' },
  { id: 'registeredPost', name: '邮寄签收' },
  { id: 'letter', name: '平常信函' },
  { id: 'online', name: '网络' },
  { id: 'fax', name: '传真' },
  { id: 'dictated', name: '口头代填' },
] as const;

export type Channel = (typeof channels)[number]['id'];
