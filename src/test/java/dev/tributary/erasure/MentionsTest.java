package dev.tributary.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.model.RecordKey;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static final RecordKey ERASED = new RecordKey("crm", "a:1");
  private final Mentions mentions = new Mentions(Set.of("crm", "billing"), ERASED::equals);

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void findsRecordsWhereverTheyStand() throws JsonProcessingException {
    assertThat(mentions.in(json("{'after':{'a':[{'source':'crm','id':'a:1'}]}}"))).isTrue();
    assertThat(mentions.in(json("{'records':['billing:2','crm:a:1']}"))).isTrue();
    assertThat(mentions.in(json("{'source_a':'billing','id_a':'2','source_b':'crm','id_b':'a:1'}")))
        .isTrue();
    assertThat(mentions.in(json("{'source_name':'crm','external_id':'a:1'}"))).isTrue();
  }

  @Test
  void takesNothingElseForOne() throws JsonProcessingException {
    assertThat(mentions.in(json("{'source':'billing','id':'a:1','at':'2026-03-05T08:30:00Z'}")))
        .isFalse();
    assertThat(mentions.in(json("{'source':'crm','id':''}"))).isFalse();
    assertThat(mentions.in(json("['crm:', ':a:1', 'crm:a', 'app:a:1', 1, null]"))).isFalse();
  }

  @Test
  void othersStayInAListAndEntriesKeepWhatIsNotOfTheSubject() throws JsonProcessingException {
    JsonNode list = json("[{'source':'crm','id':'a:1'},{'source':'crm','id':'b'}]");
    assertThat(mentions.without(list)).isEqualTo(json("[{'source':'crm','id':'b'}]"));
    JsonNode entry =
        json(
            "{'by':'ann','reason':'He told me','after':{'records':['crm:a:1','crm:b'],"
                + "'a':{'source':'crm','id':'a:1'},'reason':null}}");
    assertThat(mentions.redacted(entry))
        .isEqualTo(
            json(
                "{'by':'ann','reason':'erased','after':{'records':['crm:erased','crm:b'],"
                    + "'a':{'source':'crm','id':'erased'},'reason':null}}"));
    assertThat(mentions.in(mentions.redacted(entry))).isFalse();
  }
}
