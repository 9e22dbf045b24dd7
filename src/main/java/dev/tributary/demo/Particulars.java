package dev.tributary.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fills the columns that say nothing about who a record is. */
final class Particulars {
  private static final Map<String, List<String>> CHOICES =
      Map.ofEntries(
          Map.entry(
              "title",
              List.of(
                  "Engineer",
                  "Manager",
                  "Director",
                  "Analyst",
                  "Buyer",
                  "Consultant",
                  "CTO",
                  "Head of Operations",
                  "")),
          Map.entry(
              "lead_source",
              List.of("Webinar", "Trade Show", "Referral", "Cold Call", "Search", "")),
          Map.entry("is_active", List.of("true", "true", "true", "false")),
          Map.entry("payment_method", List.of("card", "ach", "wire", "invoice")),
          Map.entry("plan", List.of("starter", "team", "business")),
          Map.entry("mrr_cents", List.of("9900", "24900", "49900", "119000", "399000")),
          Map.entry("status", List.of("active", "active", "active", "past_due", "cancelled")),
          Map.entry("signup_source", List.of("search", "direct", "referral", "social", "campaign")),
          Map.entry("device_type", List.of("desktop", "desktop", "mobile", "tablet")),
          Map.entry("os", List.of("windows", "macos", "linux", "ios", "android")),
          Map.entry("is_verified", List.of("true", "true", "true", "false")),
          Map.entry(
              "partner_name",
              List.of(
                  "Bluestem Resellers",
                  "Crossbeam Advisory",
                  "Delphine Integrators",
                  "Foothill Channel Group",
                  "Orrery Partners",
                  "Tessellate Alliance")),
          Map.entry("estimated_arr", List.of("0", "12000", "30000", "60000", "120000", "300000")),
          Map.entry("stage", List.of("new", "contacted", "qualified", "proposal", "won", "lost")));

  private Particulars() {}

  static Map<String, String> choose(DemoSource source, Dice dice) {
    Map<String, String> chosen = new TreeMap<>();
    for (String column : source.columns()) {
      List<String> choices = CHOICES.get(column);
      if (choices != null) {
        chosen.put(column, dice.pick(choices));
      }
    }
    return chosen;
  }
}
