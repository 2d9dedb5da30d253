/** The type of a message on the delivery topic: bytes, not JSON. One message is one sealed part, as it is at rest. */
export const DELIVERY_PART = 'askonce.delivery.part.v1';

/** What stands beside the bytes of a delivered part, as CloudEvents extension attributes (all strings on the wire). */
export interface DeliveryPartAttributes {
  readonly releaseid: string;
  readonly documentid: string;
  readonly contentid: string;
  readonly agency: string;
  /** From 0. */
  readonly part: string;
  /** How many parts the document has. */
  readonly parts: string;
}
