package dev.tributary.demo;

import dev.tributary.demo.NameForm.Style;
import java.util.List;

/** Writes the names of people into records, the way each source does. */
final class NameClerk {
  private static final double SHARE_WITHOUT_ACCENTS = 0.5;
  private static final double SHARE_OF_NATIVE_SCRIPT = 0.25;
  private static final double SHARE_OF_HALF_NAMES = 0.15;
  private static final double SHARE_OF_SUFFIXES = 0.8;
  private static final double SHARE_OF_SWAPPED_FIELDS = 0.005;
  private static final double SHARE_OF_PLACEHOLDERS = 0.02;

  private final NameStock names;

  NameClerk(NameStock names) {
    this.names = names;
  }

  /** The name, with all the carelessness of a source. */
  NameForm write(FullName name, Habits habits, Dice dice) {
    Style style = style(habits, dice);
    if (name.hasNativeScript() && dice.chance(SHARE_OF_NATIVE_SCRIPT)) {
      return new NameForm(
          partial(name.first().nativeScript(), name.first()),
          partial(name.last().nativeScript(), name.last()),
          Style.PLAIN);
    }
    Written first = first(name, habits, dice);
    Written last = last(name, habits, dice);
    if (dice.chance(habits.typo())) {
      if (dice.chance(0.5)) {
        first = slip(first, dice);
      } else {
        last = slip(last, dice);
      }
    }
    if (first.isReadable() && last.isReadable() && dice.chance(SHARE_OF_SWAPPED_FIELDS)) {
      return new NameForm(
          partial(last.text(), name.first()), partial(first.text(), name.last()), style);
    }
    return new NameForm(first, last, style);
  }

  /** The name in full and without an error, nicknames and lost accents aside. */
  NameForm writeCarefully(FullName name, Dice dice) {
    return new NameForm(
        Written.clear(accents(name.first().latin(), dice), name.first().latin()),
        lastWithSuffix(name, dice),
        Style.PLAIN);
  }

  private Written first(FullName name, Habits habits, Dice dice) {
    String formal = name.first().latin();
    if (dice.chance(habits.firstMissing())) {
      return missing(dice);
    }
    if (dice.chance(habits.initial())) {
      return partial(formal.charAt(0) + ".", name.first());
    }
    List<String> nicknames = names.nicknames(name.first());
    if (!nicknames.isEmpty() && dice.chance(habits.nickname())) {
      return Written.clear(dice.pick(nicknames), formal);
    }
    return Written.clear(accents(formal, dice), formal);
  }

  private Written last(FullName name, Habits habits, Dice dice) {
    if (dice.chance(habits.lastMissing())) {
      return missing(dice);
    }
    String last = name.last().latin();
    int dash = last.indexOf('-', 3);
    if (dash > 0 && dice.chance(SHARE_OF_HALF_NAMES)) {
      return partial(last.substring(0, dash), name.last());
    }
    return lastWithSuffix(name, dice);
  }

  private Written lastWithSuffix(FullName name, Dice dice) {
    String last = accents(name.last().latin(), dice);
    if (name.suffix().isEmpty() || !dice.chance(SHARE_OF_SUFFIXES)) {
      return Written.clear(last, name.last().latin());
    }
    String suffixed = last + " " + name.suffix() + (dice.chance(0.5) ? "." : "");
    return new Written(suffixed, name.last().latin(), Clarity.BLURRED);
  }

  private static Style style(Habits habits, Dice dice) {
    double toss = dice.fraction();
    if (toss < habits.upper()) {
      return Style.UPPER;
    }
    if (toss < habits.upper() + habits.lower()) {
      return Style.LOWER;
    }
    return toss < habits.upper() + habits.lower() + habits.lastFirst()
        ? Style.LAST_FIRST
        : Style.PLAIN;
  }

  private static Written slip(Written part, Dice dice) {
    return part.isClear()
        ? new Written(Typist.slip(part.text(), dice), part.meaning(), Clarity.BLURRED)
        : part;
  }

  private static Written missing(Dice dice) {
    return dice.chance(SHARE_OF_PLACEHOLDERS)
        ? Written.placeholder(dice.pick(Junk.TEXTS))
        : Written.NOTHING;
  }

  private static Written partial(String text, NamePart part) {
    return new Written(text, part.latin(), Clarity.PARTIAL);
  }

  private static String accents(String name, Dice dice) {
    return dice.chance(SHARE_WITHOUT_ACCENTS) ? Letters.withoutAccents(name) : name;
  }
}
