package org.ecluse.contracts.exchange;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every way to change one field of a record, however deep: made from the record's own form, so that a field that is added
 * is among them.
 *
 * @param path names of components from the outside in, such as {@code policy.permissions[0].action.iri}
 * @param changed the whole, with that field changed
 */
public record Mutations(String path, Object changed) {

    /** @throws IllegalArgumentException when there is a field of a kind that this does not know how to change */
    public static List<Mutations> of(Record whole) {
        var all = new ArrayList<Mutations>();
        var components = whole.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int at = i;
            for (var one : changes(value(whole, components[i]), components[i].getGenericType())) {
                all.add(new Mutations(components[i].getName() + one.path(), with(whole, at, one.changed())));
            }
        }
        return all;
    }

    private static List<Mutations> changes(Object value, Type type) {
        if (value instanceof Record inner) {
            return of(inner).stream()
                    .map(one -> new Mutations("." + one.path(), one.changed()))
                    .toList();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> inPresent(inner, argument(type))).orElseGet(() -> made(argument(type)).stream()
                    .map(one -> new Mutations("", Optional.of(one)))
                    .toList());
        }
        if (value instanceof List<?> list) {
            return inList(list, argument(type));
        }
        if (value instanceof Map<?, ?> map && !(value instanceof JsonObject)) {
            return inMap(map, ((ParameterizedType) type).getActualTypeArguments()[1]);
        }
        return List.of(new Mutations("", other(value)));
    }

    private static List<Mutations> inPresent(Object inner, Type type) {
        var all = new ArrayList<Mutations>();
        changes(inner, type).forEach(one -> all.add(new Mutations(one.path(), Optional.of(one.changed()))));
        all.add(new Mutations("", Optional.empty()));
        return all;
    }

    private static List<Mutations> inList(List<?> list, Type type) {
        var all = new ArrayList<Mutations>();
        for (int i = 0; i < list.size(); i++) {
            for (var one : changes(list.get(i), type)) {
                all.add(new Mutations("[" + i + "]" + one.path(), replaced(list, i, List.of(one.changed()))));
            }
            all.add(new Mutations("[" + i + "]", replaced(list, i, List.of())));
            all.add(new Mutations("[" + i + "]", replaced(list, i, List.of(list.get(i), list.get(i)))));
        }
        if (list.isEmpty()) {
            made(type).forEach(one -> all.add(new Mutations("[0]", List.of(one))));
        }
        return all;
    }

    private static List<Mutations> inMap(Map<?, ?> map, Type type) {
        var all = new ArrayList<Mutations>();
        map.forEach((key, value) -> {
            for (var one : changes(value, type)) {
                var other = new TreeMap<Object, Object>(map);
                other.put(key, one.changed());
                all.add(new Mutations("{" + key + "}" + one.path(), other));
            }
            var without = new TreeMap<Object, Object>(map);
            without.remove(key);
            all.add(new Mutations("{" + key + "}", without));
        });
        return all;
    }

    private static List<Object> replaced(List<?> list, int at, List<?> by) {
        var other = new ArrayList<Object>(list);
        other.remove(at);
        other.addAll(at, by);
        return other;
    }

    private static Object other(Object value) {
        if (value instanceof String text) {
            return text + "x";
        }
        if (value instanceof Enum<?> constant) {
            var constants = constant.getDeclaringClass().getEnumConstants();
            return constants[(constant.ordinal() + 1) % constants.length];
        }
        if (value instanceof Boolean bool) {
            return !bool;
        }
        if (value instanceof Instant instant) {
            return instant.plusSeconds(1);
        }
        if (value instanceof JsonObject object) {
            return Json.createObjectBuilder(object).add("urn:added", "x").build();
        }
        throw new IllegalArgumentException("how is a " + value.getClass() + " changed?");
    }

    /** Values for where there is none; none where it would take a whole part. */
    private static List<Object> made(Type type) {
        if (type == String.class) {
            return List.of("urn:added");
        }
        return type instanceof Class<?> kind && kind.isEnum() ? List.of(kind.getEnumConstants()) : List.of();
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static Object value(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object with(Record whole, int at, Object changed) {
        var components = whole.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> value(whole, component))
                .toArray();
        values[at] = changed;
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return whole.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a " + whole.getClass() + " cannot be changed at " + components[at], e);
        }
    }
}
