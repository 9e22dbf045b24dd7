package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameParserTest {
  private static final long SEED = 11;
  private final NameParser parser = new NameParser(false);

  /** Full name | title | given | middle | family | suffix. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "Victoria Cook | '' | Victoria | '' | Cook | ''",
        "CHRISTINA BROWN | '' | CHRISTINA | '' | BROWN | ''",
        "jose foster | '' | jose | '' | foster | ''",
        "'COOK, VICTORIA' | '' | VICTORIA | '' | COOK | ''",
        "Morales, Brenda Ann | '' | Brenda | Ann | Morales | ''",
        "'Morales,Brenda' | '' | Brenda | '' | Morales | ''",
        "John Q. Public | '' | John | Q. | Public | ''",
        "John O. Smith | '' | John | O. | Smith | ''",
        "J.R.R. Tolkien | '' | J.R.R. | '' | Tolkien | ''",
        "Dr. John Smith | Dr. | John | '' | Smith | ''",
        "Prof. Dr. Anna Maria Huber | Prof. Dr. | Anna | Maria | Huber | ''",
        "Mr. & Mrs. John Smith | Mr. & Mrs. | John | '' | Smith | ''",
        "MRS JANE DOE | MRS | JANE | '' | DOE | ''",
        "Sra. Ana Lopez | Sra. | Ana | '' | Lopez | ''",
        "John Smith Jr. | '' | John | '' | Smith | Jr.",
        "John Smith, Jr. | '' | John | '' | Smith | Jr.",
        "John Smith, MD, PhD | '' | John | '' | Smith | MD PhD",
        "John Smith, Ph. D. | '' | John | '' | Smith | Ph. D.",
        "John Paul Jones III | '' | John | Paul | Jones | III",
        "'Smith, Dr. John Jr.' | Dr. | John | '' | Smith | Jr.",
        "'Smith Jr., John' | '' | John | '' | Smith | Jr.",
        "'Smith, John, Jr.' | '' | John | '' | Smith | Jr.",
        "'Dr. Smith, John' | Dr. | John | '' | Smith | ''",
        "Smith Sr, Robert | '' | Robert | '' | Smith | Sr",
        "Ludwig van Beethoven | '' | Ludwig | '' | van Beethoven | ''",
        "'Beethoven, Ludwig van' | '' | Ludwig | '' | van Beethoven | ''",
        "'van Beethoven, Ludwig' | '' | Ludwig | '' | van Beethoven | ''",
        "Vincent Willem van der Berg | '' | Vincent | Willem | van der Berg | ''",
        "Oscar de la Renta | '' | Oscar | '' | de la Renta | ''",
        "Leonardo di Caprio | '' | Leonardo | '' | di Caprio | ''",
        "Mary Mac Donald | '' | Mary | '' | Mac Donald | ''",
        "Jill St. John | '' | Jill | '' | St. John | ''",
        "Van Morrison | '' | Van | '' | Morrison | ''",
        "José Ortega y Gasset | '' | José | '' | Ortega y Gasset | ''",
        "Maria del Carmen Garcia | '' | Maria | del Carmen | Garcia | ''",
        "Herr von Goethe | Herr | '' | '' | von Goethe | ''",
        "Dr. Strange | Dr. | '' | '' | Strange | ''",
        "Sir Elton | Sir | Elton | '' | '' | ''",
        "Sir Elton John | Sir | Elton | '' | John | ''",
        "Cher | '' | Cher | '' | '' | ''",
        "HOWARD | '' | HOWARD | '' | '' | ''",
        "'Cook,' | '' | '' | '' | Cook | ''",
        "'van der Berg,' | '' | '' | '' | van der Berg | ''",
        "'Cook, Jr.' | '' | '' | '' | Cook | Jr.",
        "', Victoria' | '' | Victoria | '' | '' | ''",
        "'Robert \"Bob\" Smith' | '' | Robert | '' | Smith | ''",
        "Robert (Bob) Smith | '' | Robert | '' | Smith | ''",
        "'ВАСИЛЬЕВ, Александр Павлович' | '' | Александр | Павлович | ВАСИЛЬЕВ | ''",
        "'李，小龙' | '' | 小龙 | '' | 李 | ''",
        "王小明 | '' | 小明 | '' | 王 | ''",
        "王杰 | '' | 杰 | '' | 王 | ''",
        "诸葛亮 | '' | 亮 | '' | 诸葛 | ''",
        "司马相如 | '' | 相如 | '' | 司马 | ''",
        "山田太郎 | '' | 太郎 | '' | 山田 | ''",
        "山田 花子 | '' | 花子 | '' | 山田 | ''",
        "김철수 | '' | 철수 | '' | 김 | ''",
        "남궁민수 | '' | 민수 | '' | 남궁 | ''",
        "さくら | '' | さくら | '' | '' | ''",
        "李 | '' | 李 | '' | '' | ''",
        "Jackie 成龍 | '' | Jackie | '' | 成龍 | ''",
        "'Müller-Lüdenscheidt, Anne-Marie' | '' | Anne-Marie | '' | Müller-Lüdenscheidt | ''",
        "'  John \t  Smith ' | '' | John | '' | Smith | ''",
        "Dr. | '' | Dr. | '' | '' | ''",
        "Jr | '' | Jr | '' | '' | ''",
      })
  void fullNamesAreTakenApart(
      String fullName, String title, String given, String middle, String family, String suffix) {
    assertThat(parser.parse(fullName))
        .isEqualTo(new PersonName(title, given, middle, family, suffix));
  }

  @Test
  void aSingleWordCanBeAFamilyName() {
    NameParser families = new NameParser(true);
    assertThat(families.parse("HOWARD").family()).isEqualTo("HOWARD");
    assertThat(families.parse("Ann HOWARD").given()).isEqualTo("Ann");
    assertThat(families.parse(", Ann").given()).isEqualTo("Ann");
  }

  @Test
  void nothingIsReadOutOfNothing() {
    for (String text : new String[] {"", " ", "\u00A0", ",", " , ,", "\u200B"}) {
      assertThat(parser.parse(text)).isEqualTo(PersonName.NONE);
    }
  }

  /** No word is lost, none invented; only what stands in brackets goes. */
  @Test
  void anyTextIsTakenApartWithoutLoss() {
    RandomText texts = new RandomText(SEED);
    for (int i = 0; i < 50_000; i++) {
      String text = texts.next().replaceAll("[()\\[\\]{}\"“”„«»]", "");
      PersonName name = parser.parse(text);
      String all = name.title() + name.given() + name.middle() + name.family() + name.suffix();
      assertThat(letters(all)).as("%s, seed %d", text, SEED).isEqualTo(letters(text));
    }
  }

  @Test
  void hugeTextIsTakenApartInTime() {
    for (String piece : new String[] {"mr ", "jr ", "van ", "(", "a,", "\"", "y "}) {
      long start = System.nanoTime();
      parser.parse("a " + piece.repeat(300_000));
      parser.parse(piece.repeat(300_000));
      assertThat((System.nanoTime() - start) / 1_000_000).as(piece).isLessThan(5_000);
    }
  }

  private static String letters(String text) {
    int[] points = text.codePoints().filter(Character::isLetterOrDigit).sorted().toArray();
    return new String(points, 0, points.length);
  }
}
