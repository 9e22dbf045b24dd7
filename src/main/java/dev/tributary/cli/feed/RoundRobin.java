package dev.tributary.cli.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Takes one event of each file in turn; files that have ended are passed over. */
final class RoundRobin implements Iterator<ChangeEvent> {
  private final Deque<Iterator<ChangeEvent>> waiting;

  RoundRobin(List<? extends Iterator<ChangeEvent>> files) {
    this.waiting = new ArrayDeque<>(files);
  }

  @Override
  public boolean hasNext() {
    while (!waiting.isEmpty() && !waiting.getFirst().hasNext()) {
      waiting.removeFirst();
    }
    return !waiting.isEmpty();
  }

  @Override
  public ChangeEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all files have ended");
    }
    Iterator<ChangeEvent> turn = waiting.removeFirst();
    waiting.addLast(turn);
    return turn.next();
  }
}
