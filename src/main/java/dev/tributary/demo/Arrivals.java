package dev.tributary.demo;

import dev.tributary.demo.CommunityRecords.Resident;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** People who are not in any source yet, and the records of new people that are on their way. */
final class Arrivals {
  private static final int MAX_WAITING = 30;

  /**
   * A record on its way.
   *
   * @param customer whose it is
   */
  record Arrival(Customer customer, Draft draft) {}

  private final World world;
  private final Deque<Resident> newcomers = new ArrayDeque<>();
  private final List<Arrival> waiting = new ArrayList<>();
  private long nextCommunity;

  Arrivals(World world, long firstCommunity) {
    this.world = world;
    this.nextCommunity = firstCommunity;
  }

  boolean hasRoom() {
    return waiting.size() < MAX_WAITING;
  }

  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** Somebody new with a first record; the others are on their way from now on. */
  Arrival newcomer() {
    if (newcomers.isEmpty()) {
      newcomers.addAll(CommunityRecords.of(world, nextCommunity++, Community.SIZE).residents());
    }
    Resident resident = newcomers.removeFirst();
    Customer customer = new Customer(resident.person(), List.of());
    List<Draft> drafts = resident.drafts();
    for (Draft draft : drafts) {
      customer.expectOne();
      waiting.add(new Arrival(customer, draft));
    }
    return waiting.remove(waiting.size() - drafts.size());
  }

  Arrival takeWaiting(Dice dice) {
    return waiting.remove(dice.below(waiting.size()));
  }
}
