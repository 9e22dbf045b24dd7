package dev.tributary.demo;

import java.util.ArrayList;
import java.util.List;

/** Sees to it that the records of a person can be told to belong together, but for a few. */
final class EvidenceKeeper {
  /** Of the records that nothing ties to their person, those that stay so, as in real data. */
  private static final double SHARE_LEFT_HOPELESS = 0.025;

  private static final double SHARE_MENDED_BY_MAIL = 0.5;
  private static final int MAX_ATTEMPTS = 12;

  /** What can be written into two records to tie them together. */
  private enum Mend {
    MAIL,
    PHONE,
    NAME_AND_COMPANY
  }

  private final NameClerk names;

  EvidenceKeeper(NameClerk names) {
    this.names = names;
  }

  /** Completes records, in place, until evidence holds them together. */
  void mend(List<Draft> drafts, Person person, Dice dice) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      List<List<Integer>> groups = Evidence.groups(drafts);
      if (groups.size() == 1 || dice.chance(SHARE_LEFT_HOPELESS)) {
        return;
      }
      tie(drafts, groups, person, dice);
    }
  }

  private void tie(List<Draft> drafts, List<List<Integer>> groups, Person person, Dice dice) {
    int stray = dice.pick(groups.get(groups.size() - 1));
    List<Integer> anchors = new ArrayList<>(groups.get(0));
    dice.shuffle(anchors);
    for (Mend mend : order(dice)) {
      for (int anchor : anchors) {
        List<Draft> tried = new ArrayList<>(drafts);
        apply(mend, tried, stray, anchor, person, dice);
        if (Evidence.groups(tried).size() < groups.size()) {
          for (int i = 0; i < tried.size(); i++) {
            drafts.set(i, tried.get(i));
          }
          return;
        }
      }
    }
  }

  private static List<Mend> order(Dice dice) {
    return dice.chance(SHARE_MENDED_BY_MAIL)
        ? List.of(Mend.MAIL, Mend.PHONE, Mend.NAME_AND_COMPANY)
        : List.of(Mend.PHONE, Mend.NAME_AND_COMPANY, Mend.MAIL);
  }

  private void apply(
      Mend mend, List<Draft> drafts, int stray, int anchor, Person person, Dice dice) {
    switch (mend) {
      case MAIL -> shareMail(drafts, stray, anchor, person, dice);
      case PHONE -> sharePhone(drafts, stray, anchor, person, dice);
      case NAME_AND_COMPANY -> shareCompany(drafts, stray, anchor, person, dice);
    }
  }

  private static void shareMail(
      List<Draft> drafts, int stray, int anchor, Person person, Dice dice) {
    Draft from = drafts.get(anchor);
    Draft to = drafts.get(stray);
    if (from.hasRoleMailbox() || to.hasRoleMailbox()) {
      return;
    }
    String mailbox = from.mail().isClear() ? from.mail().meaning() : person.privateMail();
    if (!from.mail().isClear()) {
      drafts.set(anchor, from.withMail(ContactClerk.mail(mailbox, dice)));
    }
    drafts.set(stray, to.withMail(ContactClerk.mail(mailbox, dice)));
  }

  private void sharePhone(List<Draft> drafts, int stray, int anchor, Person person, Dice dice) {
    Draft from = drafts.get(anchor);
    Draft to = drafts.get(stray);
    if (!from.source().hasPhone() || !to.source().hasPhone()) {
      return;
    }
    String number = from.phone().isClear() ? from.phone().meaning() : person.mobile();
    drafts.set(anchor, readable(from, person, dice).withPhone(phone(from.phone(), number, dice)));
    drafts.set(stray, readable(to, person, dice).withPhone(ContactClerk.phone(number, dice)));
  }

  private static Written phone(Written present, String number, Dice dice) {
    return present.isClear() ? present : ContactClerk.phone(number, dice);
  }

  private Draft readable(Draft draft, Person person, Dice dice) {
    return draft.name().isReadable()
        ? draft
        : draft.withName(names.writeCarefully(person.name(), dice));
  }

  private void shareCompany(List<Draft> drafts, int stray, int anchor, Person person, Dice dice) {
    Draft from = drafts.get(anchor);
    Draft to = drafts.get(stray);
    if (!from.source().hasCompany() || !to.source().hasCompany()) {
      return;
    }
    Company company = person.jobAt(from.createdSeconds()).company();
    for (int place : List.of(anchor, stray)) {
      Draft draft = drafts.get(place);
      drafts.set(
          place,
          draft
              .withName(names.writeCarefully(person.name(), dice))
              .withCompany(ContactClerk.company(company, dice)));
    }
  }
}
