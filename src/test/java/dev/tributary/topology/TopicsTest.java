package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
  private static final Topics TOPICS = Topics.of("customer");

  @Test
  void namesCarryTheEntity() {
    assertThat(TOPICS.goldenRecords()).isEqualTo("tributary.customer.golden-records");
    assertThat(TOPICS.crosswalk()).isEqualTo("tributary.customer.crosswalk");
    assertThat(TOPICS.redirects()).isEqualTo("tributary.customer.redirects");
    assertThat(TOPICS.mergeLog()).isEqualTo("tributary.customer.merge-log");
    assertThat(TOPICS.decisions()).isEqualTo("tributary.customer.decisions");
    assertThat(TOPICS.reviewQueue()).isEqualTo("tributary.customer.review-queue");
    assertThat(TOPICS.stewardship()).isEqualTo("tributary.customer.stewardship");
    assertThat(TOPICS.quarantine()).isEqualTo("tributary.customer.quarantine");
    assertThat(TOPICS.inbox()).isEqualTo("tributary.customer.inbox");
    assertThat(TOPICS.blocking()).isEqualTo("tributary.customer.blocking");
    assertThat(TOPICS.source("crm_contacts")).isEqualTo("tributary.customer.source.crm_contacts");
    assertThat(TOPICS).isNotEqualTo(Topics.of("company"));
  }

  @Test
  void aShadowRunReadsWhatTheOtherReadsAndHasTheRestToItself() {
    Topics shadow = TOPICS.ofShadow("shadow-1a2b");
    assertThat(shadow.applicationId()).isEqualTo("tributary.customer.shadow-1a2b");
    assertThat(shadow.inbox()).isEqualTo("tributary.customer.shadow-1a2b.inbox");
    assertThat(shadow.crosswalk()).isEqualTo("tributary.customer.shadow-1a2b.crosswalk");
    assertThat(shadow.specs()).isEqualTo("tributary.customer.shadow-1a2b.specs");
    assertThat(shadow.source("crm")).isEqualTo(TOPICS.source("crm"));
    assertThat(shadow.stewardship()).isEqualTo(TOPICS.stewardship());
    assertThat(shadow.shadowRuns()).isEqualTo(TOPICS.shadowRuns());
    assertThat(TOPICS.applicationId()).isEqualTo("tributary.customer");
    assertThatThrownBy(() -> TOPICS.ofShadow("a.b")).hasMessageContaining("letters, digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a.b", "a b", "a/b", "ä", "\uD83D\uDE00", "a\n", "a:b"})
  void refusesWhatKafkaWouldRefuseOrConfuse(String name) {
    assertThatThrownBy(() -> Topics.of(name)).hasMessageContaining("letters, digits, _ and -");
    assertThatThrownBy(() -> TOPICS.source(name)).hasMessageContaining("letters, digits, _ and -");
  }

  @Test
  void refusesNamesThatAreTooLong() {
    String longest = "s".repeat(249 - "tributary.customer.source.".length());
    assertThat(TOPICS.source(longest)).hasSize(249);
    assertThatThrownBy(() -> TOPICS.source(longest + "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("250");
  }
}
