/** `conntrack v1.4.7 (conntrack-tools): 10 flow entries have been shown.`, `... 25 flow events have been shown.` */
const SHOWN =
  /^conntrack v\S{1,20} \(conntrack-tools\): (?<count>[0-9]{1,12}) flow (?:entries|events) have been shown\.$/;
/** `conntrack v1.4.7 (conntrack-tools): Operation failed: sorry, you must be root or get CAP_NET_ADMIN capability to do
 *  this`, `... Can't open netlink socket`, `mnl_socket_bind: Operation not permitted` */
const REFUSED =
  /^(?:conntrack v\S{1,20} \(conntrack-tools\): (?:Operation failed|Can't |Bad |Unknown |Illegal )|mnl_socket_|cat: )/;
/** `WARNING: We have hit ENOBUFS! We are losing events.` and the two lines below it */
const LOST =
  /^(?:WARNING: We have hit ENOBUFS|This message means that the current netlink socket buffer|Please, check --buffer-size)/;

/** How many entries conntrack said that it showed. Absent when the line is another. */
export function readShown(text: string): number | undefined {
  const count = text.startsWith('conntrack v') ? SHOWN.exec(text)?.groups?.count : undefined;
  return count === undefined ? undefined : Number(count);
}

/** True when conntrack says that it could not look. */
export function isRefusal(text: string): boolean {
  return REFUSED.test(text);
}

/** True when conntrack says that it lost events. */
export function isLoss(text: string): boolean {
  return LOST.test(text);
}
