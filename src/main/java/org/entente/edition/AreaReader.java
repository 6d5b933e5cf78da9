package org.entente.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.values.FieldRole;

/** Reads {@code near=lat,lon,km} and {@code bbox=west,south,east,north}, asked of the place of a type's contents. */
final class AreaReader {
  private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?");
  private static final double POLE = 90;
  private static final double DATE_LINE = 180;
  /** From a place to the other side of the earth. */
  private static final double FARTHEST_KM = 20_100;
  private static final int METRES = 1000;

  private AreaReader() {}

  /** The field that says where contents of the type are; empty when the public knows none. */
  static Optional<PublicField> place(PublicModel.Type type) {
    List<PublicField> points = new ArrayList<>();
    collect(type.fields(), points);
    return points.stream().filter(point -> point.role() == FieldRole.POINT).findFirst().or(() -> points.stream().findFirst());
  }

  private static void collect(List<PublicField> fields, List<PublicField> points) {
    for (PublicField field : fields) {
      if (field.kind() == FieldKind.POINT) {
        points.add(field);
      }
      collect(field.members(), points);
    }
  }

  static Condition near(PublicField place, Parameter parameter) {
    String remedy = "write latitude,longitude,kilometres (near=48.8566,2.3522,50)";
    double[] numbers = numbers(parameter, "-?\\d{1,5}(\\.\\d{1,15})?", 3, remedy);
    refuseSwapped(parameter, numbers[0], numbers[1], "latitude and longitude look swapped; " + remedy);
    if (Math.abs(numbers[1]) > DATE_LINE || Math.abs(numbers[0]) > POLE || numbers[2] <= 0 || numbers[2] > FARTHEST_KM) {
      throw Refusal.value(parameter, remedy);
    }
    return within(place, new Asked.Circle(lat(numbers[0]), lon(numbers[1]), numbers[2] * METRES));
  }

  static Condition box(PublicField place, Parameter parameter) {
    String remedy = "write west,south,east,north in degrees (bbox=-5.1,41.3,9.6,51.1)";
    double[] numbers = numbers(parameter, DEGREES.pattern(), 4, remedy);
    refuseSwapped(parameter, numbers[1], numbers[0], "longitude and latitude look swapped; " + remedy);
    refuseSwapped(parameter, numbers[3], numbers[2], "longitude and latitude look swapped; " + remedy);
    if (Math.max(Math.abs(numbers[0]), Math.abs(numbers[2])) > DATE_LINE
        || Math.max(Math.abs(numbers[1]), Math.abs(numbers[3])) > POLE) {
      throw Refusal.value(parameter, remedy);
    }
    if (numbers[1] > numbers[3]) {
      throw Refusal.value(parameter, "south and north look swapped; " + remedy);
    }
    return within(place, new Asked.Box(lon(numbers[0]), lat(numbers[1]), lon(numbers[2]), lat(numbers[3])));
  }

  /** Beyond the pole, but a longitude that would be a latitude: the two stand the wrong way round. */
  private static void refuseSwapped(Parameter parameter, double lat, double lon, String remedy) {
    if (Math.abs(lat) > POLE && Math.abs(lat) <= DATE_LINE && Math.abs(lon) <= POLE) {
      throw Refusal.value(parameter, remedy);
    }
  }

  private static double[] numbers(Parameter parameter, String form, int count, String remedy) {
    String[] parts = parameter.value().split(",", -1);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      if (parts.length != count || !parts[i].matches(form)) {
        throw Refusal.value(parameter, remedy);
      }
      numbers[i] = Double.parseDouble(parts[i]);
    }
    return numbers;
  }

  private static Condition within(PublicField place, Asked area) {
    return new Condition(new FieldPath(Optional.empty(), place, false), Operator.WITHIN, List.of(area));
  }

  private static double lat(double degrees) {
    return GeoEncodingUtils.decodeLatitude(GeoEncodingUtils.encodeLatitude(degrees));
  }

  private static double lon(double degrees) {
    return GeoEncodingUtils.decodeLongitude(GeoEncodingUtils.encodeLongitude(degrees));
  }
}
