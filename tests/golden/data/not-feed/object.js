{"error": {"code": 404, "message": "not here"}}
