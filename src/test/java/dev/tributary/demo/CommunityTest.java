package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.demo.Community.Likeness;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommunityTest {
  private static final World WORLD = new World(17);

  private static List<Person> members(Community community, Likeness likeness) {
    return likeness.members().stream().map(community.people()::get).toList();
  }

  private static String city(Person person) {
    return person.address().split(", ")[1];
  }

  @Test
  void isTheSameEachTimeAndComplete() {
    for (long number : new long[] {0, 1, 15_624, 1_000_000}) {
      Community community = WORLD.community(number);
      assertThat(new World(17).community(number)).isEqualTo(community);
      assertThat(community.people()).hasSize(Community.SIZE);
      assertThat(community.companies()).hasSize(CommunityPlanner.COMPANIES).doesNotHaveDuplicates();
    }
  }

  @Test
  void onlyNamesakesShareInitialAndLastName() {
    for (long number = 0; number < 200; number++) {
      Community community = WORLD.community(number);
      Set<Person> namesakes = new HashSet<>();
      for (Likeness likeness : community.likenesses()) {
        if (likeness.kind() == TrapKind.NAMESAKE) {
          namesakes.addAll(members(community, likeness));
        }
      }
      Map<String, Person> owners = new HashMap<>();
      for (Person person : community.people()) {
        Person before = owners.put(person.name().initialAndLast(), person);
        if (before != null) {
          assertThat(namesakes).contains(before, person);
          assertThat(before.jobs().get(0).company()).isNotEqualTo(person.jobs().get(0).company());
          assertThat(before.name().first()).isEqualTo(person.name().first());
        }
      }
    }
  }

  @Test
  void nobodyIsInTwoLikenessesAndMembersFitTheirKind() {
    for (long number = 0; number < 200; number++) {
      Community community = WORLD.community(number);
      Set<Integer> seen = new HashSet<>();
      for (Likeness likeness : community.likenesses()) {
        assertThat(likeness.members()).hasSizeBetween(2, 4).allMatch(seen::add);
        List<Person> members = members(community, likeness);
        assertThat(members).allMatch(Person::inTrap).allMatch(person -> person.jobs().size() == 1);
        switch (likeness.kind()) {
          case HOUSEHOLD -> {
            assertThat(members)
                .extracting(Person::homePhone)
                .doesNotContain("")
                .containsOnly(members.get(0).homePhone());
            assertThat(members)
                .extracting(person -> person.name().last())
                .containsOnly(members.get(0).name().last());
            assertThat(members)
                .extracting(person -> person.jobs().get(0).company())
                .doesNotHaveDuplicates();
          }
          case ROLE_MAILBOX ->
              assertThat(members)
                  .extracting(Person::roleMailbox)
                  .doesNotContain("")
                  .containsOnly(members.get(0).roleMailbox());
          case NAMESAKE -> assertThat(members).hasSize(2);
        }
      }
    }
  }

  @Test
  void theFirstCommunityHasNamesakesInOneCityAndInTwoAndSeniorAndJunior() {
    Community first = WORLD.community(0);
    Set<Boolean> sameCity = new HashSet<>();
    Set<String> suffixes = new HashSet<>();
    for (Likeness likeness : first.likenesses()) {
      if (likeness.kind() == TrapKind.NAMESAKE) {
        List<Person> pair = members(first, likeness);
        pair.forEach(person -> suffixes.add(person.name().suffix()));
        if (pair.get(0).name().suffix().isEmpty()) {
          sameCity.add(city(pair.get(0)).equals(city(pair.get(1))));
        }
      }
    }
    assertThat(sameCity).containsExactlyInAnyOrder(true, false);
    assertThat(suffixes).containsExactlyInAnyOrder("", "Jr", "Sr");
  }

  @Test
  void someChangeJobsWithinTheCommunity() {
    int changed = 0;
    for (long number = 0; number < 50; number++) {
      Community community = WORLD.community(number);
      for (Person person : community.people()) {
        if (person.jobs().size() > 1) {
          changed++;
          Job before = person.jobs().get(0);
          Job after = person.jobs().get(1);
          assertThat(community.companies()).contains(before.company(), after.company());
          assertThat(after.mail()).isNotEqualTo(before.mail());
          assertThat(person.jobAt(after.sinceSeconds() - 1)).isEqualTo(before);
          assertThat(person.jobAt(after.sinceSeconds())).isEqualTo(after);
        }
      }
    }
    assertThat(changed).isBetween(100, 230);
  }
}
