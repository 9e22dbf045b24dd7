package dev.tributary.stewardship;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who works on which question, until when. */
final class Claims {
  private static final int LOOK_FOR_OLD_ONES_AT = 1_000;

  private final Map<String, Claim> byQuestion = new HashMap<>();

  private record Claim(String by, long untilMillis) {}

  /** Who has claimed a question at present; null for nobody. */
  @Nullable String holder(String question, long nowMillis) {
    Claim claim = byQuestion.get(question);
    return claim == null || claim.untilMillis() <= nowMillis ? null : claim.by();
  }

  /** Claims a question, or keeps it for longer; answers who has it now. */
  String claim(String question, String by, long untilMillis, long nowMillis) {
    String holder = holder(question, nowMillis);
    if (holder != null && !holder.equals(by)) {
      return holder;
    }
    if (byQuestion.size() >= LOOK_FOR_OLD_ONES_AT) {
      byQuestion.values().removeIf(claim -> claim.untilMillis() <= nowMillis);
    }
    byQuestion.put(question, new Claim(by, untilMillis));
    return by;
  }

  void release(String question, String by) {
    Claim claim = byQuestion.get(question);
    if (claim != null && claim.by().equals(by)) {
      byQuestion.remove(question);
    }
  }
}
