package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrapTest {
  private static final int ENTITIES = 3000;
  private static final DemoData DATA = DemoData.generate(new DemoSettings(ENTITIES, 99));
  private static final Map<RecordKey, DemoRecord> RECORDS =
      DATA.records().collect(Collectors.toMap(DemoRecord::key, record -> record));

  private static DemoRecord record(RecordKey key) {
    return Objects.requireNonNull(RECORDS.get(key));
  }

  private static List<Trap> traps(TrapKind kind) {
    return DATA.traps().filter(trap -> trap.kind() == kind).toList();
  }

  private static String digits(DemoRecord record) {
    String digits = record.columns().getOrDefault("phone", "").replaceAll("[^0-9]", "");
    return digits.length() == 11 ? digits.substring(1) : digits;
  }

  private static String mail(DemoRecord record) {
    String mail = record.columns().getOrDefault("email", "").toLowerCase(Locale.ROOT);
    int at = mail.indexOf('@');
    String local = at < 0 ? "" : mail.substring(0, at).replaceAll("\\+.*", "");
    String domain = mail.substring(at + 1).replace("googlemail.com", "gmail.com");
    return (domain.equals("gmail.com") ? local.replace(".", "") : local) + "@" + domain;
  }

  private static Set<String> values(
      Collection<RecordKey> keys, Function<DemoRecord, String> value) {
    return keys.stream()
        .map(RECORDS::get)
        .map(value)
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void theirRecordsAreTheirs() {
    DATA.traps()
        .forEach(
            trap -> {
              assertThat(trap.records()).hasSizeGreaterThan(1);
              trap.records()
                  .forEach(
                      (entity, keys) ->
                          assertThat(keys)
                              .isNotEmpty()
                              .allSatisfy(
                                  key -> assertThat(record(key).trueEntity()).isEqualTo(entity)));
            });
  }

  @Test
  void aModestShareOfPeopleIsInThem() {
    Set<String> people = new HashSet<>();
    DATA.traps().forEach(trap -> people.addAll(trap.records().keySet()));
    assertThat(people.size() / (double) ENTITIES).isBetween(.06, .16);
    for (TrapKind kind : TrapKind.values()) {
      assertThat(traps(kind)).hasSizeBetween(15, 120);
    }
  }

  @Test
  void aFirstFewCustomersHaveAllKinds() {
    Set<TrapKind> kinds =
        DemoData.generate(new DemoSettings(64, 5))
            .traps()
            .map(Trap::kind)
            .collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(TrapKind.values());
  }

  @Test
  void householdsShareAPhoneAndNoMailbox() {
    int withPhone = 0;
    for (Trap trap : traps(TrapKind.HOUSEHOLD)) {
      Set<String> mails = new HashSet<>();
      Set<String> phones = new HashSet<>();
      boolean first = true;
      for (List<RecordKey> keys : trap.records().values()) {
        Set<String> own = values(keys, TrapTest::mail);
        own.removeIf(mail -> mail.startsWith("@") || Junk.MAILS.contains(mail));
        assertThat(mails).doesNotContainAnyElementsOf(own);
        mails.addAll(own);
        Set<String> ownPhones = values(keys, TrapTest::digits);
        if (first) {
          phones.addAll(ownPhones);
        } else {
          phones.retainAll(ownPhones);
        }
        first = false;
      }
      phones.removeIf(phone -> phone.length() < 10);
      withPhone += phones.isEmpty() ? 0 : 1;
    }
    int households = traps(TrapKind.HOUSEHOLD).size();
    assertThat(withPhone).isGreaterThan(households * 9 / 10);
  }

  @Test
  void roleMailboxesAreSharedByAll() {
    for (Trap trap : traps(TrapKind.ROLE_MAILBOX)) {
      Map<String, Integer> users = new HashMap<>();
      trap.records()
          .values()
          .forEach(
              keys ->
                  values(keys, TrapTest::mail).forEach(mail -> users.merge(mail, 1, Integer::sum)));
      assertThat(users).containsValue(trap.records().size());
    }
  }

  @Test
  void outsideTheTrapsNothingPersonalIsShared() {
    Set<String> homePhones = new HashSet<>();
    Set<String> roles = new HashSet<>();
    for (Trap trap : DATA.traps().toList()) {
      trap.records()
          .values()
          .forEach(
              keys -> {
                homePhones.addAll(values(keys, TrapTest::digits));
                roles.addAll(values(keys, TrapTest::mail));
              });
    }
    Map<String, String> owners = new HashMap<>();
    for (DemoRecord record : RECORDS.values()) {
      String phone = digits(record);
      if (phone.length() == 10
          && !homePhones.contains(phone)
          && !phone.matches("(\\d)\\1+|1234567890")) {
        assertThat(owners.putIfAbsent(phone, record.trueEntity()))
            .as(phone)
            .isIn(null, record.trueEntity());
      }
      String mail = mail(record);
      if (!mail.startsWith("@") && !roles.contains(mail) && !Junk.MAILS.contains(mail)) {
        assertThat(owners.putIfAbsent(mail, record.trueEntity()))
            .as(mail)
            .isIn(null, record.trueEntity());
      }
    }
  }

  @Test
  void saysWhetherAResolverFellForIt() {
    RecordKey a1 = new RecordKey("s", "a1");
    RecordKey a2 = new RecordKey("s", "a2");
    RecordKey a3 = new RecordKey("s", "a3");
    RecordKey b1 = new RecordKey("s", "b1");
    Trap trap =
        new Trap(
            TrapKind.HOUSEHOLD, new TreeMap<>(Map.of("A", List.of(a1, a2, a3), "B", List.of(b1))));
    assertThat(trap.mergedWholesale(Map.of(a1, "x", a2, "x", a3, "x", b1, "x"))).isTrue();
    assertThat(trap.mergedWholesale(Map.of(a1, "x", a2, "x", a3, "y", b1, "x"))).isTrue();
    assertThat(trap.mergedWholesale(Map.of(a1, "x", a2, "y", a3, "y", b1, "x"))).isFalse();
    assertThat(trap.mergedWholesale(Map.of(a1, "x", a2, "x", a3, "x", b1, "y"))).isFalse();
    assertThat(trap.mergedWholesale(Map.of())).isFalse();
  }
}
