curl -X POST @URL@ \
  -H "Authorization: Bearer @KEY@" \
  -H "Content-Type: application/json" \
  -d '{
    "title": "Some requests are failing",
    "status_page_id": "@PAGE@",
    "severity": "major",
    "affected_component_ids": [@COMPONENTS@],
    "raw_input": "CRITICAL 5xx ratio is 12 % since 14:02 UTC",
    "generate_ai_update": true
  }'
