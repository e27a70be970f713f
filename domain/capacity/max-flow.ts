type Edge = { readonly to: string; room: number; readonly back: Edge };

/**
 * An incremental maximum flow between named nodes, with augmenting paths (Edmonds and Karp 1972). Flow that was sent
 * earlier remains, but may be rerouted.
 */
export class FlowNetwork {
  readonly #edges = new Map<string, Edge[]>();

  connect(from: string, to: string, capacity: number): void {
    const there: { to: string; room: number; back: Edge } = { to, room: capacity, back: undefined as never };
    const back: Edge = { to: from, room: 0, back: there };
    there.back = back;
    this.#edgesOf(from).push(there);
    this.#edgesOf(to).push(back);
  }

  /** Sends as much additional flow as possible from `source` to `sink`, and returns the amount. */
  send(source: string, sink: string): number {
    let sent = 0;
    for (let path = this.#path(source, sink); path; path = this.#path(source, sink)) {
      const amount = Math.min(...path.map((edge) => edge.room));
      for (const edge of path) {
        edge.room -= amount;
        edge.back.room += amount;
      }
      sent += amount;
    }
    return sent;
  }

  #edgesOf(node: string): Edge[] {
    const edges = this.#edges.get(node) ?? [];
    this.#edges.set(node, edges);
    return edges;
  }

  #path(source: string, sink: string): Edge[] | undefined {
    const reachedBy = new Map<string, Edge | undefined>([[source, undefined]]);
    for (const node of reachedBy.keys()) {
      for (const edge of this.#edgesOf(node)) {
        if (edge.room > 0 && !reachedBy.has(edge.to)) reachedBy.set(edge.to, edge);
      }
      if (reachedBy.has(sink)) return backwards(reachedBy, sink);
    }
    return undefined;
  }
}

function backwards(reachedBy: ReadonlyMap<string, Edge | undefined>, sink: string): Edge[] {
  const path: Edge[] = [];
  for (let edge = reachedBy.get(sink); edge; edge = reachedBy.get(edge.back.to)) path.push(edge);
  return path;
}
