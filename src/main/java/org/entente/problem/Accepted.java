package org.entente.problem;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the writings of one thing a caller would rather have (RFC 9110, 12.5.1). */
public final class Accepted {
  private static final Pattern REFUSAL = Pattern.compile(";\\s*q=\"?0(\\.0*)?\"?\\s*(;|$)");

  private Accepted() {}

  /**
   * @param wishes media ranges with their parameters ({@code text/*;q=0.5}), the dearest first
   * @param offered the media types there are, without parameters, the usual one first: who has no wish is given that
   * @return nothing if none of them is wanted
   */
  public static Optional<String> first(List<String> wishes, List<String> offered) {
    if (wishes.isEmpty()) {
      return offered.stream().findFirst();
    }
    List<String> wanted = offered.stream().filter(type -> wishes.stream().noneMatch(wish -> isRefusal(wish) && range(wish).equals(type))).toList();
    return wishes.stream().filter(wish -> !isRefusal(wish)).flatMap(wish -> wanted.stream().filter(type -> covers(range(wish), type))).findFirst();
  }

  private static boolean isRefusal(String wish) {
    return REFUSAL.matcher(wish).find();
  }

  private static String range(String wish) {
    return wish.split(";", 2)[0].strip();
  }

  private static boolean covers(String range, String type) {
    return range.equals("*/*") || range.equals(type) || range.equals(type.replaceFirst("/.*", "/*"));
  }
}
