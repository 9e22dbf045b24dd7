package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {
  private static final String HASH = SpecTexts.plan(SpecTexts.FELLEGI_SUNTER).hash();

  @Test
  void isASha256() {
    assertThat(HASH).matches("[0-9a-f]{64}");
    assertThat(SpecTexts.plan(SpecTexts.RULES).hash()).isNotEqualTo(HASH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "identity_version: customer_v1|# a remark\\n'identity_version':   \"customer_v2\"",
        "match: 8.0, possible: 4.0|possible: 4, match: 8",
        "description: a person|description: somebody",
        "adapter: csv\\n|\\n",
        "email: email, phone: phone|phone: phone, email: email",
        "{name: last_name, comparator|{name: last_name, attribute: last_name, weight: 1, threshold: 0.88, comparator",
        "[[email], [phone]|[email, phone",
        "{constant: Acme}|[{constant: 'Acme'}]",
        "governance: {require_freshness: true|default_region: US\\ngovernance: {require_freshness: false",
        "api_version: kanoniv/v2|limits: {max_block_size: 200}",
        "priority: [support_users, crm_contacts]|priority: [support_users]",
      })
  void doesNotDependOnTheWriting(String before, String after) {
    assertThat(hashAfter(before, after)).isEqualTo(HASH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: customer|name: client",
        "match: 8.0|match: 8.1",
        "possible: 4.0|possible: 3.9",
        "weight: 2.0|weight: 2.5",
        "m_probability: 0.95|m_probability: 0.96",
        "comparator: exact, weight: 2.0|comparator: jaro, weight: 2.0",
        "normalizer: nickname|normalizer: name",
        "[[email], [phone]|[[phone], [email]",
        "[last_name, first_name]|['last_name:soundex', first_name]",
        "company_name: company}|company_name: employer}",
        "primary_key: id|primary_key: key",
        "{constant: Acme}|{constant: Apex}",
        "phone: [mobile, home]|phone: [home, mobile]",
        "default: source_priority|default: most_recent",
        "priority: [support_users, crm_contacts]|priority: [crm_contacts]",
        "pii_fields: [email, phone]|pii_fields: [email, phone, company_name]",
        "api_version: kanoniv/v2|limits: {max_block_size: 100}",
        "api_version: kanoniv/v2|default_region: GB",
        "fields:\\n|prior_log_odds: -1\\n    fields:\\n",
      })
  void dependsOnWhatHasAnEffect(String before, String after) {
    assertThat(hashAfter(before, after)).isNotEqualTo(HASH);
  }

  private static String hashAfter(String before, String after) {
    String old = before.replace("\\n", "\n");
    assertThat(SpecTexts.FELLEGI_SUNTER).contains(old);
    return SpecTexts.plan(SpecTexts.FELLEGI_SUNTER.replace(old, after.replace("\\n", "\n"))).hash();
  }
}
