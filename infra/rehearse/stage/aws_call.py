"""One call of an AWS API, with the client library that the emulator brings along.

Usage: aws_call.py SERVICE OPERATION PARAMETERS (JSON), under the SDK's own environment variables.
"""

import json
import sys

import botocore.session

service, operation, parameters = sys.argv[1:]
client = botocore.session.get_session().create_client(service)
answer = getattr(client, operation)(**json.loads(parameters))
answer.pop("ResponseMetadata", None)
print(json.dumps(answer, default=lambda other: other.read().decode() if hasattr(other, "read") else str(other)))
