package dev.tributary.training.report;

import dev.tributary.scoring.MatchWeight;
import dev.tributary.scoring.TrainedModel.Provenance;
import dev.tributary.training.TrainingOutcome;
import dev.tributary.training.TrainingOutcome.Pass;

/** One HTML page about a training, complete in itself. */
public final class TrainingPage {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:900px;padding:0 1rem;color:#1c2430;background:#fff}
      h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2.2rem}p{max-width:46rem}
      table{border-collapse:collapse}td,th{padding:.2rem .8rem .2rem 0;text-align:right;font-variant-numeric:tabular-nums}
      td:first-child,th:first-child{text-align:left}
      svg{max-width:100%;height:auto}text{font-size:12px;fill:currentColor}
      .plus{fill:#2a7f62}.minus{fill:#b4532a}.grid{stroke:#c8ced6;stroke-width:1}
      polyline{fill:none}.curve{stroke:#2a7f62;stroke-width:1.8}.faint{stroke:#9db3ab;stroke-width:1}.share{stroke:#b4532a;stroke-width:2.4}
      .passes{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:1rem}
      .warning{border-left:4px solid #b4532a;padding-left:.8rem;margin:.4rem 0}
      @media(prefers-color-scheme:dark){body{color:#dfe5ec;background:#14181d}.grid{stroke:#39424d}.faint{stroke:#4a625a}}
      """;

  private TrainingPage() {}

  /** The page as text. */
  public static String of(TrainingOutcome outcome) {
    Provenance from = outcome.model().provenance();
    Charts charts = new Charts(outcome);
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .append("<title>Training of ")
        .append(Svg.escaped(from.entity()))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n");
    page.append("<h1>Training of ").append(Svg.escaped(from.entity())).append("</h1>\n");
    page.append(
        Charts.format(
            "<p>%,d records, %,d random pairs, %,d blocked pairs, %,d labelled pairs, seed %d, spec %s.<br>"
                + "Two random records match with probability %.3g: one pair in %,.0f, %.2f bits.</p>%n",
            from.records(),
            from.randomPairs(),
            from.blockedPairs(),
            from.labelledPairs(),
            from.seed(),
            Svg.escaped(from.specHash().substring(0, Math.min(12, from.specHash().length()))),
            outcome.model().prior(),
            1 / Math.max(1e-18, outcome.model().prior()),
            MatchWeight.ofProbability(outcome.model().prior())));
    outcome
        .warnings()
        .forEach(
            warning ->
                page.append("<p class=\"warning\">").append(Svg.escaped(warning)).append("</p>\n"));
    section(
        page,
        "Match weights",
        "What reaching a level says: log2(m/u). A total adds them up, and the prior.",
        charts.matchWeights());
    section(
        page,
        "m and u",
        "How often matches, and how often other pairs, reach each level.",
        charts.probabilities());
    section(
        page,
        "Scores of candidate pairs",
        "Two hills with a valley between them are easy to tell apart. Counts on a logarithmic scale,"
            + " without term frequencies.",
        charts.histogram());
    section(
        page,
        "Records that cannot be linked",
        "The share of records that say too little to match even themselves at a threshold.",
        charts.unlinkables());
    page.append("<h2>How the estimates moved</h2><p>m of the strictest level of each comparison")
        .append(
            " (dark), of the others (pale), and the share of matches (thick), by iteration.</p>")
        .append("<div class=\"passes\">\n");
    for (Pass pass : outcome.passes()) {
      page.append("<div><b>")
          .append(Svg.escaped(pass.rule()))
          .append("</b><br>")
          .append(Charts.format("%,d pairs, %,.0f matches expected", pass.pairs(), pass.matches()))
          .append(charts.trajectory(pass))
          .append("</div>\n");
    }
    return page.append("</div>\n</body></html>\n").toString();
  }

  private static void section(StringBuilder page, String title, String about, String chart) {
    page.append("<h2>").append(title).append("</h2>\n<p>").append(about).append("</p>\n");
    page.append(chart);
  }
}
