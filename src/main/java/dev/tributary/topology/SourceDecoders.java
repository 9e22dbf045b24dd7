package dev.tributary.topology;

import dev.tributary.codec.ChangeDecoder;
import dev.tributary.codec.DecoderLimits;
import dev.tributary.codec.SourceFormat;
import dev.tributary.spec.Plan;

/** How the resolver reads the changes of a source, for whoever wants to know before it sends. */
public final class SourceDecoders {
  private SourceDecoders() {}

  /** What is known of a source's events: anything that can be told by its looks. */
  public static SourceFormat format(Plan plan, String source) {
    return new SourceFormat(source, plan.primaryKey(source), SourceFormat.Format.AUTO);
  }

  /** The decoder of a source of the spec: any form of event, every column needed. */
  public static ChangeDecoder of(Plan plan, String source) {
    return new ChangeDecoder(
        format(plan, source),
        column -> true,
        DecoderLimits.DEFAULT.withMaxBytes(plan.limits().maxRecordBytes()));
  }
}
