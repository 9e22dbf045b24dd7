package dev.tributary.demo;

import dev.tributary.demo.Community.Likeness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Plans one community: who works where, who is related, who is called like somebody else. */
final class CommunityPlanner {
  private static final int[] STAFF = {18, 13, 10, 8, 6, 4, 3, 2};

  /** How many companies a community has. */
  static final int COMPANIES = STAFF.length;

  private static final List<String> ROLES =
      List.of("info", "sales", "support", "office", "accounts", "contact");
  private static final double SHARE_OF_JOB_CHANGES = 0.06;

  /** Namesakes and mailboxes come in about every second community, and always in the first. */
  private static final double TRAP_CHANCE = 0.5;

  private final World world;
  private final long number;
  private final Dice dice;
  private final List<Company> companies = new ArrayList<>();
  private final List<Seat> seats = new ArrayList<>();
  private final Set<String> takenNames = new HashSet<>();
  private final List<Likeness> likenesses = new ArrayList<>();

  CommunityPlanner(World world, long number) {
    this.world = world;
    this.number = number;
    this.dice = Dice.of(world.seed(), Purpose.COMMUNITY, number);
  }

  Community plan() {
    seatPeople();
    boolean first = number == 0;
    planHousehold();
    if (dice.chance(TRAP_CHANCE)) {
      planHousehold();
    }
    if (first || dice.chance(TRAP_CHANCE)) {
      planRoleMailbox();
    }
    if (first || dice.chance(TRAP_CHANCE / 2)) {
      planNamesakes(false, false);
    }
    if (first || dice.chance(TRAP_CHANCE / 2)) {
      planNamesakes(true, false);
    }
    if (first || dice.chance(TRAP_CHANCE / 2)) {
      planNamesakes(dice.chance(TRAP_CHANCE), true);
    }
    planJobChanges();
    List<Person> people = seats.stream().map(seat -> seat.person(world)).toList();
    return new Community(number, people, List.copyOf(companies), List.copyOf(likenesses));
  }

  private void seatPeople() {
    List<Integer> places = new ArrayList<>();
    for (int company = 0; company < COMPANIES; company++) {
      companies.add(world.company(number * COMPANIES + company));
      for (int i = 0; i < STAFF[company]; i++) {
        places.add(company);
      }
    }
    dice.shuffle(places);
    for (int i = 0; i < places.size(); i++) {
      Company company = companies.get(places.get(i));
      Place home = dice.chance(0.7) ? company.place() : world.geography().place(dice);
      FullName name = freshName(drawn -> true);
      long entity = number * Community.SIZE + i;
      seats.add(new Seat(entity, name, company, home, world.geography().address(home, dice)));
    }
  }

  /** A name that no one else here shares in initial and last name. */
  private FullName freshName(Predicate<FullName> wanted) {
    while (true) {
      FullName name = world.names().draw(dice);
      if (wanted.test(name) && takenNames.add(name.initialAndLast())) {
        return name;
      }
    }
  }

  private void planHousehold() {
    int size = dice.chance(0.75) ? 2 : dice.between(3, 4);
    List<Seat> members = strangers(size, false);
    Seat head = members.get(0);
    for (Seat member : members.subList(1, members.size())) {
      member.name = relative(head.name);
      member.address = head.address;
    }
    String phone = world.addressBook().phone(head.entity, 1);
    members.forEach(member -> member.homePhone = phone);
    note(TrapKind.HOUSEHOLD, members);
  }

  private FullName relative(FullName head) {
    while (true) {
      FullName name = world.names().draw(dice).withLast(head.last());
      if (takenNames.add(name.initialAndLast())) {
        return name;
      }
    }
  }

  private void planRoleMailbox() {
    Company company = companies.get(dice.below(3));
    List<Seat> colleagues =
        seats.stream().filter(seat -> seat.company.equals(company) && !seat.inTrap).toList();
    List<Seat> members = colleagues.subList(0, dice.between(3, 4));
    String mailbox = dice.pick(ROLES) + "@" + company.domain();
    members.forEach(member -> member.roleMailbox = mailbox);
    note(TrapKind.ROLE_MAILBOX, members);
  }

  private void planNamesakes(boolean sameCity, boolean seniorAndJunior) {
    List<Seat> pair = strangers(2, true);
    Seat one = pair.get(0);
    Seat other = pair.get(1);
    other.name = one.name;
    if (seniorAndJunior) {
      one.name = one.name.withSuffix("Sr");
      other.name = other.name.withSuffix("Jr");
    }
    if (sameCity) {
      other.home = one.home;
      other.address = world.geography().address(other.home, dice);
    }
    note(TrapKind.NAMESAKE, pair);
  }

  /** People of different companies who are in no trap yet; in different cities if so wanted. */
  private List<Seat> strangers(int count, boolean elsewhere) {
    List<Seat> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      Seat seat = dice.pick(seats);
      boolean fits =
          !seat.inTrap
              && chosen.stream().noneMatch(other -> other.company.equals(seat.company))
              && !(elsewhere && chosen.stream().anyMatch(other -> other.home.equals(seat.home)));
      if (fits) {
        chosen.add(seat);
      } else if (dice.chance(0.01)) {
        chosen.clear();
      }
    }
    return chosen;
  }

  private void note(TrapKind kind, List<Seat> members) {
    members.forEach(member -> member.inTrap = true);
    likenesses.add(new Likeness(kind, members.stream().map(seats::indexOf).toList()));
  }

  private void planJobChanges() {
    for (Seat seat : seats) {
      if (!seat.inTrap && dice.chance(SHARE_OF_JOB_CHANGES)) {
        Company next = dice.pick(companies);
        if (!next.equals(seat.company)) {
          seat.nextCompany = next;
          seat.jobChangeSeconds = Calendar.momentOfJobChange(dice);
        }
      }
    }
  }
}
