curl -X POST @URL@ \
  -H "Authorization: Bearer @KEY@" \
  -H "Content-Type: application/cloudevents+json" \
  -d '{
    "specversion": "1.0",
    "id": "1",
    "source": "https://monitoring.example.com/probes/checkout",
    "subject": "checkout",
    "type": "com.example.alert.firing",
    "data": {
      "title": "Some requests are failing",
      "severity": "major",
      "raw_input": "5xx ratio is 12 % since 14:02 UTC"
    }
  }'
