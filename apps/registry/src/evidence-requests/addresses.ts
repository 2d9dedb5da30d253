/** The token under which this service's and the portal's addresses are injected. */
export const ADDRESSES = Symbol('ADDRESSES');
