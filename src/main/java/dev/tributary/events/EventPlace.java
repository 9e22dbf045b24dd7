package dev.tributary.events;

/** A partition of the topic of a kind of events. */
record EventPlace(EventKind kind, int partition) implements Comparable<EventPlace> {
  @Override
  public int compareTo(EventPlace other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(partition, other.partition);
  }
}
