package dev.tributary.demo;

import dev.tributary.demo.Community.Likeness;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The records of one community: those of each person, numbered within their sources in an order
 * that gives nothing away.
 */
final class CommunityRecords {
  /** The numbers that a community has for itself in each source: three records a person. */
  static final int NUMBERS_PER_SOURCE = 200;

  /**
   * A person and the records about them.
   *
   * @param person who it is
   * @param drafts at least one
   */
  record Resident(Person person, List<Draft> drafts) {}

  private final Community community;
  private final List<Resident> residents;

  private CommunityRecords(Community community, List<Resident> residents) {
    this.community = community;
    this.residents = residents;
  }

  /** Makes the records of the first so many people of a community. */
  static CommunityRecords of(World world, long number, int people) {
    Community community = world.community(number);
    Drafter drafter = new Drafter(world);
    List<Resident> residents = new ArrayList<>();
    for (Person person : community.people().subList(0, people)) {
      residents.add(new Resident(person, drafter.draftAll(person)));
    }
    number(residents, number, Dice.of(world.seed(), Purpose.NUMBERING, number));
    return new CommunityRecords(community, residents);
  }

  private static void number(List<Resident> residents, long community, Dice dice) {
    List<int[]> places = new ArrayList<>();
    for (int r = 0; r < residents.size(); r++) {
      for (int d = 0; d < residents.get(r).drafts().size(); d++) {
        places.add(new int[] {r, d});
      }
    }
    dice.shuffle(places);
    Numbering numbering = new Numbering(community * NUMBERS_PER_SOURCE);
    for (int[] place : places) {
      List<Draft> drafts = residents.get(place[0]).drafts();
      drafts.set(place[1], numbering.number(drafts.get(place[1])));
    }
  }

  List<Resident> residents() {
    return residents;
  }

  /** All records in the order of their numbers. */
  List<DemoRecord> records() {
    List<Numbered> numbered = new ArrayList<>();
    for (Resident resident : residents) {
      List<Draft> drafts = resident.drafts();
      Set<Integer> held = new HashSet<>(Evidence.groups(drafts).get(0));
      for (int i = 0; i < drafts.size(); i++) {
        Draft draft = drafts.get(i);
        numbered.add(
            new Numbered(
                draft.number(),
                RecordLayout.record(draft, resident.person().label(), held.contains(i))));
      }
    }
    numbered.sort(
        Comparator.comparingLong(Numbered::number)
            .thenComparing(each -> each.record().key().source()));
    return numbered.stream().map(Numbered::record).toList();
  }

  private record Numbered(long number, DemoRecord record) {}

  /** The traps of which at least two people are here. */
  List<Trap> traps() {
    List<Trap> traps = new ArrayList<>();
    for (Likeness likeness : community.likenesses()) {
      SortedMap<String, List<RecordKey>> records = new TreeMap<>();
      for (int member : likeness.members()) {
        if (member < residents.size()) {
          records.put(residents.get(member).person().label(), keys(residents.get(member).drafts()));
        }
      }
      if (records.size() > 1) {
        traps.add(new Trap(likeness.kind(), records));
      }
    }
    return traps;
  }

  private static List<RecordKey> keys(List<Draft> drafts) {
    return drafts.stream().map(draft -> draft.source().key(draft.number())).toList();
  }
}
