package dev.tributary.normalisation;

import java.util.List;
import java.util.Random;

/** Makes texts that break things: any code point, and pieces that normalisers look for. */
final class RandomText {
  private static final List<String> PIECES =
      List.of(
          "@",
          "+",
          "mailto:",
          "<",
          ">",
          "<>",
          "www.",
          "http://",
          "//",
          "/",
          "?",
          "#",
          ":",
          ".",
          "..",
          ",",
          ";",
          "\"",
          "'",
          "`",
          "(",
          ")",
          " ",
          "  ",
          "\t",
          "\n",
          "\u00A0",
          "\u200B",
          "\uFEFF",
          "-",
          "&",
          "and",
          "the",
          "The ",
          "inc",
          "Inc.",
          "ltd",
          "S.A.",
          "s a",
          "de c.v.",
          "co",
          "sp. z o.o.",
          "株式会社",
          "有限公司",
          "ООО ",
          "gmail.com",
          "googlemail.com",
          "a@b.co",
          "apt",
          "unit",
          "#4",
          "n",
          "e",
          "north",
          "west",
          "p.o. box",
          "pobox",
          "post office box",
          "12",
          "1980",
          "31",
          "02",
          "79",
          "19800230",
          "May",
          "mar",
          "th",
          "T10:15",
          "年",
          "月",
          "日",
          "us",
          "ca",
          "n y",
          "new york",
          "D-10115",
          "12345-6789",
          "00",
          "212",
          "5551234",
          "+49",
          "ext. 5",
          "x12",
          "É",
          "ß",
          "ẞ",
          "İ",
          "ı",
          "Σ",
          "ς",
          "ﬁ",
          "Å",
          "e\u0301",
          "й",
          "и\u0306",
          "が",
          "か\u3099",
          "\u3099",
          "\u0345",
          "ᄀ",
          "ᅡ",
          "각",
          "٣",
          "𝟗",
          "𝓐",
          "😀",
          "\uD83D",
          "\uDE00",
          "ʼ",
          "´",
          "\u00AD",
          "\u0000",
          "bob",
          "Alex",
          "jack",
          "Æ",
          "㈱",
          "½",
          "①");

  private final Random random;

  RandomText(long seed) {
    random = new Random(seed);
  }

  /** The next text, usually short, now and then some hundred characters long. */
  String next() {
    int length = random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(9);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 1 -> text.append((char) random.nextInt(0x3400));
        case 2 -> text.append((char) (' ' + random.nextInt(95)));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }
}
