package dev.tributary.demo;

import dev.tributary.demo.Arrivals.Arrival;
import dev.tributary.demo.CommunityRecords.Resident;
import dev.tributary.model.SourceChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * An endless, plausible stream of changes in all sources, by increasing event time. The number of
 * records stays about the same, and so does the memory needed.
 */
public final class ChangeStream implements Iterator<DemoChange> {
  /** Of larger data, only the first so many communities change. */
  public static final int MAX_COMMUNITIES = 256;

  private static final int MAX_PAUSE_SECONDS = 90;
  private static final int ROOM_TO_GROW = 50;

  /** Less than 1, as nobody can be deleted whose records are still arriving. */
  private static final double SHARE_OF_FORCED_DELETIONS = 0.95;

  private final Drafter drafter;
  private final Dice dice;
  private final Ranked<ChangeKind> kinds =
      Ranked.byWeight(List.of(ChangeKind.values()), ChangeKind::weight);
  private final Amendments amendments;
  private final Arrivals arrivals;
  private final List<Customer> customers = new ArrayList<>();
  private final Deque<DemoChange> pending = new ArrayDeque<>();
  private final Numbering numbering;
  private final int mostRecords;
  private int records;
  private long now = Calendar.CHANGES_START;

  ChangeStream(World world, long communities, LongFunction<List<Resident>> residents, long seed) {
    this.drafter = new Drafter(world);
    this.dice = Dice.of(world.seed(), Purpose.CHANGES, seed);
    this.amendments = new Amendments(world, drafter, dice);
    this.arrivals = new Arrivals(world, communities);
    this.numbering = new Numbering(communities * CommunityRecords.NUMBERS_PER_SOURCE);
    for (long number = 0; number < Math.min(communities, MAX_COMMUNITIES); number++) {
      for (Resident resident : residents.apply(number)) {
        customers.add(new Customer(resident.person(), resident.drafts()));
        records += resident.drafts().size();
      }
    }
    this.mostRecords = records + records / 20 + ROOM_TO_GROW;
  }

  /** Always true: there is no last change. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public DemoChange next() {
    while (pending.isEmpty()) {
      boolean tooMany = records >= mostRecords && dice.chance(SHARE_OF_FORCED_DELETIONS);
      attempt(tooMany ? ChangeKind.DELETION : kinds.pick(dice));
    }
    return pending.removeFirst();
  }

  /** Does what is asked, if it can be done to whom the dice choose. */
  private void attempt(ChangeKind kind) {
    if (customers.isEmpty() || (kind == ChangeKind.NEW_CUSTOMER && arrivals.hasRoom())) {
      admit(arrivals.newcomer(), ChangeKind.NEW_CUSTOMER);
      return;
    }
    if (kind == ChangeKind.NEW_RECORD && arrivals.hasWaiting() && dice.chance(0.8)) {
      admit(arrivals.takeWaiting(dice), kind);
      return;
    }
    Customer customer = dice.pick(customers);
    switch (kind) {
      case NEW_CUSTOMER, NEW_RECORD -> takeDownAgain(customer);
      case DELETION -> delete(customer);
      case ACCOUNT_MERGE -> mergeAccounts(customer);
      case CORRECTION, NEW_PHONE, NEW_MAIL, JOB_CHANGE -> amend(customer, kind);
    }
  }

  private void admit(Arrival arrival, ChangeKind kind) {
    Draft draft = numbering.number(arrival.draft()).createdAt(tick());
    if (arrival.customer().drafts().isEmpty()) {
      customers.add(arrival.customer());
    }
    arrival.customer().arrive(draft);
    records++;
    upsert(draft, arrival.customer(), kind);
  }

  private void takeDownAgain(Customer customer) {
    DemoSource source = dice.pick(List.of(DemoSource.values()));
    Draft taken = drafter.draft(source, customer.person(), now, dice);
    Draft draft = numbering.number(taken).createdAt(now + 1);
    if (customer.add(draft)) {
      now = draft.touchedSeconds();
      records++;
      upsert(draft, customer, ChangeKind.NEW_RECORD);
    }
  }

  private void amend(Customer customer, ChangeKind kind) {
    int place = dice.below(customer.drafts().size());
    if (amendments.amend(customer, place, kind, now + 1)) {
      Draft draft = customer.drafts().get(place).touched(tick());
      customer.drafts().set(place, draft);
      upsert(draft, customer, kind);
    }
  }

  private void delete(Customer customer) {
    int place = dice.below(customer.drafts().size());
    Draft draft = customer.drafts().get(place);
    if (customer.remove(place)) {
      remove(draft, customer, ChangeKind.DELETION);
      if (customer.drafts().isEmpty()) {
        forget(customer);
      }
    }
  }

  /** The order of the customers is of no importance, so that the last can fill the gap. */
  private void forget(Customer customer) {
    Customer last = customers.remove(customers.size() - 1);
    if (last != customer) {
      customers.set(customers.indexOf(customer), last);
    }
  }

  private void mergeAccounts(Customer customer) {
    List<Draft> drafts = customer.drafts();
    for (int a = 0; a < drafts.size(); a++) {
      for (int b = a + 1; b < drafts.size(); b++) {
        if (drafts.get(a).source() == drafts.get(b).source()) {
          mergeAccounts(customer, a, b);
          return;
        }
      }
    }
  }

  private void mergeAccounts(Customer customer, int survivor, int removed) {
    Draft gone = customer.drafts().get(removed);
    Draft merged = Amendments.completed(customer.drafts().get(survivor), gone).touched(now + 2);
    if (customer.merge(survivor, merged, removed)) {
      remove(gone, customer, ChangeKind.ACCOUNT_MERGE);
      now = merged.touchedSeconds();
      upsert(merged, customer, ChangeKind.ACCOUNT_MERGE);
    }
  }

  private long tick() {
    now += dice.between(2, MAX_PAUSE_SECONDS);
    return now;
  }

  private void upsert(Draft draft, Customer customer, ChangeKind kind) {
    SourceChange change =
        new SourceChange(
            draft.source().key(draft.number()),
            RecordLayout.columns(draft),
            draft.touchedSeconds() * 1000,
            -1);
    pending.add(new DemoChange(change, kind, customer.person().label()));
  }

  private void remove(Draft draft, Customer customer, ChangeKind kind) {
    records--;
    long time = kind == ChangeKind.ACCOUNT_MERGE ? now + 1 : tick();
    SourceChange change =
        new SourceChange(draft.source().key(draft.number()), null, time * 1000, -1);
    pending.add(new DemoChange(change, kind, customer.person().label()));
  }
}
