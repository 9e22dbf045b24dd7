package dev.tributary.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A true customer.
 *
 * @param entity its number
 * @param jobs the employments, the oldest first; at least one
 * @param privateMail an address at a large provider
 * @param homePhone the phone shared with a household, or empty
 * @param roleMailbox a mailbox shared with colleagues, or empty
 * @param inTrap true for people who are meant to look like somebody else
 */
record Person(
    long entity,
    FullName name,
    List<Job> jobs,
    String privateMail,
    String mobile,
    String homePhone,
    String roleMailbox,
    String address,
    boolean inTrap) {

  Person {
    jobs = List.copyOf(jobs);
  }

  /** The entity's name in the truth. */
  String label() {
    return String.format(Locale.ROOT, "C%06d", entity);
  }

  Job jobAt(long seconds) {
    Job current = jobs.get(0);
    for (Job job : jobs) {
      if (job.sinceSeconds() <= seconds) {
        current = job;
      }
    }
    return current;
  }

  Person withJob(Job job) {
    List<Job> longer = new ArrayList<>(jobs);
    longer.add(job);
    return new Person(
        entity, name, longer, privateMail, mobile, homePhone, roleMailbox, address, inTrap);
  }

  Person withPrivateMail(String mail) {
    return new Person(entity, name, jobs, mail, mobile, homePhone, roleMailbox, address, inTrap);
  }

  Person withMobile(String phone) {
    return new Person(
        entity, name, jobs, privateMail, phone, homePhone, roleMailbox, address, inTrap);
  }
}
