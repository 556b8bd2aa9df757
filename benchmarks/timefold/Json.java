// Just enough JSON to read a case: no escapes in strings, whole numbers only.

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class Json {
    private final String text;
    private int at;

    Json(String text) { this.text = text; }

    @SuppressWarnings("unchecked")
    static <T> T get(Map<String, Object> object, String key) { return (T) object.get(key); }

    static int whole(Map<String, Object> object, String key) { return Json.<Integer>get(object, key); }

    static List<Map<String, Object>> rows(Map<String, Object> object, String key) {
        return object.containsKey(key) ? get(object, key) : List.of();
    }

    static Set<String> words(Map<String, Object> object, String key) {
        List<String> found = get(object, key);
        return found == null ? new HashSet<>() : new HashSet<>(found);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> object() { return (Map<String, Object>) value(); }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) at++;
        return text.charAt(at);
    }

    private boolean skip(char expected) {
        if (peek() != expected) return false;
        at++;
        return true;
    }

    private Object value() {
        switch (peek()) {
            case '{': return members();
            case '[': return elements();
            case '"': return string();
            default: return word();
        }
    }

    private Map<String, Object> members() {
        Map<String, Object> found = new LinkedHashMap<>();
        for (at++; !skip('}'); skip(',')) {
            peek();
            String key = string();
            skip(':');
            found.put(key, value());
        }
        return found;
    }

    private List<Object> elements() {
        List<Object> found = new ArrayList<>();
        for (at++; !skip(']'); skip(',')) found.add(value());
        return found;
    }

    private String string() {
        int end = text.indexOf('"', at + 1);
        String found = text.substring(at + 1, end);
        at = end + 1;
        return found;
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) at++;
        String found = text.substring(start, at);
        switch (found) {
            case "null": return null;
            case "true": return true;
            case "false": return false;
            default: return Integer.parseInt(found);
        }
    }
}
