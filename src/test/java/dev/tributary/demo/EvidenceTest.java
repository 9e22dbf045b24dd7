package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.demo.NameForm.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Written ANA = Written.clear("Ana", "Ana");
  private static final Written RUIZ = Written.clear("Ruiz", "Ruiz");
  private static final NameForm FULL = new NameForm(ANA, RUIZ, Style.PLAIN);
  private static final NameForm LAST_ONLY = new NameForm(Written.NOTHING, RUIZ, Style.PLAIN);
  private static final Written MAIL = Written.clear("ana+x@a.com", "ana@a.com");
  private static final Written OTHER_MAIL = Written.clear("ruiz@b.com", "ruiz@b.com");
  private static final Written PHONE = Written.clear("303-555-1234", "3035551234");
  private static final Written OTHER_PHONE = Written.clear("303-555-9999", "3035559999");
  private static final Written ACME = Written.clear("Acme Inc", "Acme");
  private static final Written NONE = Written.NOTHING;

  private static Draft draft(NameForm name, Written mail, Written phone, Written company) {
    return new Draft(DemoSource.CRM_CONTACTS, 0, name, mail, phone, company, "", 0, 0, Map.of());
  }

  @Test
  void theSameMailboxIsEnough() {
    Draft plain = draft(LAST_ONLY, Written.clear("ana@a.com", "ana@a.com"), NONE, NONE);
    assertThat(Evidence.links(draft(FULL, MAIL, NONE, NONE), plain)).isTrue();
    assertThat(Evidence.links(draft(FULL, OTHER_MAIL, NONE, NONE), plain)).isFalse();
  }

  @Test
  void mailboxesOfRolesAndPlaceholdersAreNoEvidence() {
    Written role = ContactClerk.roleMailbox("info@a.com");
    assertThat(Evidence.links(draft(FULL, role, NONE, NONE), draft(FULL, role, NONE, NONE)))
        .isFalse();
    Written junk = Written.placeholder("test@test.com");
    assertThat(Evidence.links(draft(FULL, junk, NONE, NONE), draft(FULL, junk, NONE, NONE)))
        .isFalse();
  }

  @Test
  void aPhoneNeedsNames() {
    assertThat(Evidence.links(draft(FULL, NONE, PHONE, NONE), draft(FULL, NONE, PHONE, NONE)))
        .isTrue();
    assertThat(Evidence.links(draft(FULL, NONE, PHONE, NONE), draft(LAST_ONLY, NONE, PHONE, NONE)))
        .isFalse();
  }

  @Test
  void nameAndCompanyStandAgainstOneConflictNotTwo() {
    Draft one = draft(FULL, MAIL, PHONE, ACME);
    assertThat(Evidence.links(one, draft(FULL, OTHER_MAIL, NONE, ACME))).isTrue();
    assertThat(Evidence.links(one, draft(FULL, OTHER_MAIL, OTHER_PHONE, ACME))).isFalse();
    assertThat(Evidence.links(one, draft(FULL, NONE, NONE, NONE))).isFalse();
  }

  @Test
  void groupsFollowChains() {
    Draft a = draft(FULL, MAIL, NONE, NONE);
    Draft b = draft(FULL, MAIL, PHONE, NONE);
    Draft c = draft(FULL, OTHER_MAIL, PHONE, NONE);
    Draft alone = draft(LAST_ONLY, NONE, NONE, ACME);
    assertThat(Evidence.groups(List.of(alone, a, c, b)))
        .containsExactly(List.of(1, 3, 2), List.of(0));
    assertThat(Evidence.groups(List.of())).isEmpty();
  }
}
