/** Our names of topics and the cluster's: a prefix lets several installations, or tests, share one cluster. */
export class TopicNames {
  constructor(readonly prefix = '') {}

  onCluster(topic: string): string {
    return `${this.prefix}${topic}`;
  }

  /** The topic by our name. */
  ours(name: string): string {
    return name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name;
  }
}
