package dev.tributary.http;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets a request in or not: by its key, the key's role, and how often the key has asked. */
final class Gatekeeper {
  private static final String BEARER = "bearer ";

  /** All who come with no key of ours share a bucket: guessing keys is slow. */
  private static final String STRANGERS = "";

  private final KeyRing keys;
  private final PeerSignature peers;
  private final RateLimiter limiter;

  Gatekeeper(KeyRing keys, PeerSignature peers, RateLimiter limiter) {
    this.keys = keys;
    this.peers = peers;
    this.limiter = limiter;
  }

  /**
   * Checks everything that is known before the body is read.
   *
   * @return the caller's key; null where the route is open, or is one between instances
   */
  @Nullable ApiKey admit(Route route, Map<String, String> headers) {
    if (route.isOpen()) {
      return null;
    }
    if (!route.isPublic()) {
      peers.checkHeader(headers.get(PeerSignature.HEADER));
      return null;
    }
    ApiKey key = recognise(headers);
    if (key == null) {
      limit(STRANGERS);
      throw HttpFailure.noKey(
          "no key, or one that is not known here; send it as X-API-Key: … or Authorization: Bearer"
              + " …; tributary keys add makes one");
    }
    limit(key.id());
    if (!route.roles().contains(key.role())) {
      throw HttpFailure.forbidden(
          "this key's role is %s; the route is for %s"
              .formatted(key.role().word(), words(route.roles())));
    }
    return key;
  }

  /** Between instances the body is part of what is signed. */
  void admitBody(Route route, Map<String, String> headers, byte[] body) {
    if (!route.isPublic()) {
      peers.check(headers.get(PeerSignature.HEADER), route.path(), body);
    }
  }

  private void limit(String key) {
    int wait = limiter.take(key);
    if (wait > 0) {
      throw HttpFailure.tooMany(wait);
    }
  }

  private @Nullable ApiKey recognise(Map<String, String> headers) {
    String sent = headers.get("x-api-key");
    String authorization = headers.get("authorization");
    if (sent == null && authorization != null && isBearer(authorization)) {
      sent = authorization.substring(BEARER.length()).strip();
    }
    return sent == null ? null : keys.recognise(sent);
  }

  private static boolean isBearer(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  private static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
  }
}
