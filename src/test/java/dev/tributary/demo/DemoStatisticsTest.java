package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Checks that the demo data look like what five careless systems keep of real people. */
class DemoStatisticsTest {
  private static final int ENTITIES = 4000;
  private static final DemoData DATA = DemoData.generate(new DemoSettings(ENTITIES, 20_26));
  private static final List<DemoRecord> RECORDS = DATA.records().toList();

  private static double share(Predicate<DemoRecord> wanted) {
    return (double) RECORDS.stream().filter(wanted).count() / RECORDS.size();
  }

  private static double missing(DemoSource source, String column) {
    List<DemoRecord> records =
        RECORDS.stream()
            .filter(record -> record.key().source().equals(source.sourceName()))
            .toList();
    long without = records.stream().filter(record -> !record.columns().containsKey(column)).count();
    return (double) without / records.size();
  }

  private static String column(DemoRecord record, String... names) {
    for (String name : names) {
      String text = record.columns().get(name);
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  @Test
  void aCustomerHasAThirdOfTenRecords() {
    assertThat((double) RECORDS.size() / ENTITIES)
        .isCloseTo(DemoSettings.RECORDS_PER_ENTITY, within(0.08));
  }

  @Test
  void sourcesHaveTheirSizes() {
    Map<String, Long> sizes =
        RECORDS.stream()
            .collect(Collectors.groupingBy(r -> r.key().source(), Collectors.counting()));
    assertThat(sizes.getOrDefault("crm_contacts", 0L) / (double) ENTITIES)
        .isCloseTo(.95, within(.06));
    assertThat(sizes.getOrDefault("billing_accounts", 0L) / (double) ENTITIES)
        .isCloseTo(.60, within(.05));
    assertThat(sizes.getOrDefault("support_users", 0L) / (double) ENTITIES)
        .isCloseTo(.70, within(.05));
    assertThat(sizes.getOrDefault("app_signups", 0L) / (double) ENTITIES)
        .isCloseTo(.64, within(.05));
    assertThat(sizes.getOrDefault("partner_leads", 0L) / (double) ENTITIES)
        .isCloseTo(.40, within(.05));
  }

  @Test
  void someCustomersAreInOneSourceAndSomeTwiceInOne() {
    Map<String, Map<String, Long>> sources =
        RECORDS.stream()
            .collect(
                Collectors.groupingBy(
                    DemoRecord::trueEntity,
                    Collectors.groupingBy(r -> r.key().source(), Collectors.counting())));
    double single = count(sources, each -> each.size() == 1) / ENTITIES;
    double twice = count(sources, each -> each.values().stream().anyMatch(n -> n > 1)) / ENTITIES;
    double everywhere = count(sources, each -> each.size() == 5) / ENTITIES;
    assertThat(single).isBetween(.05, .2);
    assertThat(twice).isBetween(.15, .35);
    assertThat(everywhere).isBetween(.02, .15);
  }

  private static double count(
      Map<String, Map<String, Long>> sources, Predicate<Map<String, Long>> wanted) {
    return sources.values().stream().filter(wanted).count();
  }

  @Test
  void fieldsAreMissingWhereSourcesAreCareless() {
    Offset<Double> about = within(.05);
    assertThat(missing(DemoSource.CRM_CONTACTS, "email")).isCloseTo(.09, about);
    assertThat(missing(DemoSource.CRM_CONTACTS, "phone")).isCloseTo(.16, about);
    assertThat(missing(DemoSource.CRM_CONTACTS, "last_name")).isZero();
    assertThat(missing(DemoSource.BILLING_ACCOUNTS, "email")).isZero();
    assertThat(missing(DemoSource.BILLING_ACCOUNTS, "billing_address")).isZero();
    assertThat(missing(DemoSource.SUPPORT_USERS, "email")).isCloseTo(.28, about);
    assertThat(missing(DemoSource.SUPPORT_USERS, "phone")).isCloseTo(.20, about);
    assertThat(missing(DemoSource.APP_SIGNUPS, "first_name")).isCloseTo(.20, about);
    assertThat(missing(DemoSource.APP_SIGNUPS, "email")).isZero();
    assertThat(missing(DemoSource.PARTNER_LEADS, "first_name")).isCloseTo(.23, about);
    assertThat(missing(DemoSource.PARTNER_LEADS, "last_name")).isCloseTo(.26, about);
    assertThat(missing(DemoSource.PARTNER_LEADS, "email")).isCloseTo(.11, about);
  }

  @Test
  void fewRecordsAreBeyondHope() {
    assertThat(share(record -> !record.decidable())).isBetween(.0005, .01);
  }

  @Test
  void everyKindOfCarelessnessOccurs() {
    assertThat(share(r -> column(r, "account_name").contains(", "))).isBetween(.03, .08);
    assertThat(share(r -> isShouted(column(r, "display_name", "last_name")))).isBetween(.02, .08);
    assertThat(share(r -> column(r, "email").contains("+"))).isBetween(.01, .04);
    assertThat(share(r -> column(r, "email").endsWith("@googlemail.com"))).isBetween(.0005, .01);
    assertThat(share(r -> Junk.MAILS.contains(column(r, "email")))).isBetween(.0005, .01);
    assertThat(share(r -> Junk.PHONES.contains(column(r, "phone")))).isBetween(.0005, .01);
    assertThat(share(r -> Junk.TEXTS.contains(column(r, "company", "company_name"))))
        .isBetween(.0005, .01);
    assertThat(share(r -> column(r, "company", "company_name").matches(".*(Inc|LLC).*")))
        .isBetween(.03, .2);
    assertThat(share(r -> column(r, "last_name", "display_name").contains("-")))
        .isBetween(.005, .06);
    assertThat(share(r -> column(r, "last_name", "display_name").matches(".* Jr\\.?")))
        .isBetween(.0005, .02);
    String names = "first_name";
    assertThat(share(r -> column(r, names).matches(".*[äöüéíóáçłøÅñ].*"))).isBetween(.005, .06);
    assertThat(share(r -> column(r, names).codePoints().anyMatch(DemoStatisticsTest::isNotLatin)))
        .isBetween(.00005, .01);
    assertThat(share(r -> Set.of("Bob", "Bill", "Liz", "Jim", "Mike").contains(column(r, names))))
        .isBetween(.001, .03);
  }

  private static boolean isShouted(String name) {
    return name.length() > 3
        && name.equals(name.toUpperCase(Locale.ROOT))
        && !name.equals(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isNotLatin(int letter) {
    return Character.isLetter(letter)
        && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN;
  }

  @Test
  void phonesComeInManyForms() {
    Map<String, Long> shapes =
        RECORDS.stream()
            .map(record -> column(record, "phone").replaceAll("[0-9]", "9"))
            .filter(shape -> shape.contains("9"))
            .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
    assertThat(shapes.values().stream().filter(count -> count > 100).count()).isEqualTo(7);
  }

  @Test
  void manyPeopleGiveSeveralMailAddressesAndSomeSeveralEmployers() {
    Map<String, Set<String>> domains = new HashMap<>();
    Map<String, Set<String>> heads = new HashMap<>();
    for (DemoRecord record : RECORDS) {
      String mail = column(record, "email");
      if (mail.contains("@")) {
        domains
            .computeIfAbsent(record.trueEntity(), entity -> new HashSet<>())
            .add(mail.substring(mail.indexOf('@')).toLowerCase(Locale.ROOT));
      }
      String company = column(record, "company", "company_name").toLowerCase(Locale.ROOT);
      if (company.contains(" ")) {
        heads
            .computeIfAbsent(record.trueEntity(), entity -> new HashSet<>())
            .add(company.substring(0, 1));
      }
    }
    assertThat(sharedOut(domains)).isBetween(.2, .6);
    assertThat(sharedOut(heads)).isBetween(.015, .08);
  }

  private static double sharedOut(Map<String, Set<String>> values) {
    return values.values().stream().filter(set -> set.size() > 1).count() / (double) ENTITIES;
  }
}
