import type { JsonObject } from '../common/json.ts';

/**
 * The signing key every tenant starts with. It is public, it is the same everywhere, and its `kid`
 * contains TEST: a token signed with it proves nothing.
 */
export const testSigningKey: Readonly<JsonObject> = {
  kty: 'RSA',
  alg: 'RS256',
  use: 'sig',
  kid: 'TEST-auth0-tenant-emulator-1',
  n: 'zzv8tEITGEmJb-iw_vsRpaDCioEVYksvxl3y0WVmCwtcJaFNlNZI8fGODGx4zTMMCPPZ6Rgcj799U-IHNuxpqNjK1XuiZX7WeyZRTViSquUA0ZbzeohKIkHIrlRCx-aivI9Um6-K37DgkQQ8-rxrwNO9RhycfFgM4ywST71uQ6NC4GjPk2NYBvdEXmA3x22Dqns4a9eMaik7j6rZYcspG6SwKfF6AVbSLHdV0Xd03PhX-cJi2mHmsQjSkKvf1cQQ75HHoOF3LHFexRg3HHXKdl2GfmdBsyEXOeZkWyonbjN7NqnkvFDCSrLLGqicNtIPzWdMbSTgEChdc-dF7UsNTw',
  e: 'AQAB',
  d: 'U4U8srWSlo5EquqgMxOjKBqjbUjbAnOE_LCuhUAVoUvhxnS9HMhEO-Z7tnwdL65sIkuNPoluMW0eqKkG-VbMurUtAl9Csx8seBOYXtDcw61p6A6rcG3vWuEibUgeZgyI9-_YTKqyELdrumZ34SIBV4S-2rv7QY4HG6OOeb7B6tXu-M7QdRfVtvYuul33HgYpSiqSqIGGX6mA1hXpaJ6i-T2NiCUSm7X9kX1nhadzSJk0qsQLuKkB2N0zSYoTNNQzDldfgUGScAlnMBF-YODbd72hB9eeju47U6PXVmt2Liftw6bDTrSmeK8ZDV5SvOHa7fzjGDLxwezyZDVybBoZOQ',
  p: '72G-0ehTI8-zmR-Al7rCwRuNAM0RKHp5QJoD8qiinvhJnDWQqlQ3oILKCvvKzbx5AjhE91oCpqOMxS_TB-_kMAn3orIeaPc78qaUnbUZJboTbJJ35osB4YdwIDqYE_-zoAMzXZ2vsaAs_fnbyQzsUxMboWn0Fzm-CSa_26ndJv0',
  q: '3Z7r9o4XKjI0vHuRrQSK0je9qTs7_KoC69p6PB225wx3pxq-ZExqwGyY0oFmqoTMFb037BJAgGt4J484f4QHIg1iamZ1tvjgVRYB5NgeXiawgGSE3TEM6weYu1a2kiawW1YAOaothc_8t6fHmYgocNRjhQwbZO6A2dRLOL2apTs',
  dp: 'rxEEFc1bqFAJH837JHwQXFvCxjgy-TCApq88feW4cJxScSx3bSoEOJ4OFvRIQCg7M1VlkqRAVhA8LiWopyBY-I0BjvnG5asSK4aKH8BG8OFhvUBs8aztpjt_1AImIFIb0sUkdq2QxU3IOcHWa_XIi4To6yZqveWbxmORYpuawh0',
  dq: 'yqIOOeb9QzWYhmWtcrbefws8PMnONVz1QtUGQoUgwOzjUkTfpDFCwiIJMR_j0TGOsKnLweuGUmTw_aq0C9OZ-gam34ZDR0MTSnjOzoDUc12IsDw4R04b86GEgnXshIEfasOdfRwed2UOOpYLqFOYNmHbhMDnI0f3RDQZew3RohU',
  qi: 'chOXDC4PC5IqYvM1cx2pmKIpGUL1W1nLU7Oc7-D-XjkCIOABeVHBRcd2SOBf0Wt4gEujY4sUS6rbrwOiGXvyAbCBw3I836GiO8zMPdw9PyfHHrKxiA36yQkEHWlbw8rPFlgR6XsXgKWUaZ2KS9DtFdj8n6XnnA7MxLHNtIqO4QA',
};
