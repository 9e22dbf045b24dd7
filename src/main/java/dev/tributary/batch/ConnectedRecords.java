package dev.tributary.batch;

/** Joins numbered records into connected components: union-find with halved paths. */
final class ConnectedRecords {
  private final int[] parent;

  ConnectedRecords(int records) {
    parent = new int[records];
    for (int i = 0; i < records; i++) {
      parent[i] = i;
    }
  }

  /** The least number of a record's component. */
  int root(int record) {
    int at = record;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
